# SPDX-License-Identifier: BSL-1.0
"""The service `feed` (docs/reference/feed.md) in JSON, written by hand from its description with
nothing of the library: what compliance vectors are there to judge. `--flaw NAME` makes one mistake.
Prints its address and serves until it is ended."""
import argparse
import datetime
import http.server
import json
import re

FLAWS = ["takes-missing-member", "coerces-text", "takes-twins", "takes-any-enumerator",
         "counts-characters", "takes-impossible-dates", "refuses-unknown-members",
         "problem-at-wrong-place", "answers-200", "wrong-media-type", "undeclared-fault",
         "response-of-wrong-type", "applies-again", "ignores-address", "any-depth"]
flaw = None
levels = {}

TEXT = re.compile(r'"((?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*)"')
NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
BLANK = re.compile(r"[ \t\r\n]*")
INSTANT = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d{1,9})?(?:Z|([+-])(\d\d):(\d\d))",
                     re.ASCII)


class Problem(Exception):
    def __init__(self, kind, path="", status=400):
        super().__init__(kind)
        self.kind, self.path, self.status = kind, path, status


class Number(str):
    """As it was written."""


class Reader:
    """JSON as it stands: json.loads forgets twins and takes NaN."""

    def __init__(self, text):
        self.text, self.at = text, 0

    def document(self):
        value = self.value("", 1)
        self.skip()
        if self.at != len(self.text):
            raise Problem("malformed")
        return value

    def skip(self):
        self.at = BLANK.match(self.text, self.at).end()

    def take(self, what):
        self.skip()
        if not self.text.startswith(what, self.at):
            return False
        self.at += len(what)
        return True

    def string(self):
        self.skip()
        found = TEXT.match(self.text, self.at)
        if not found:
            raise Problem("malformed")
        self.at = found.end()
        value = json.loads(found[0])
        if any(0xD800 <= ord(c) < 0xE000 for c in value):
            raise Problem("malformed")
        return value

    def value(self, path, depth):
        if depth > 65 and flaw != "any-depth":
            raise Problem("limit-exceeded", status=413)
        if self.take("{"):
            return self.object(path, depth)
        if self.take("["):
            return self.array(path, depth)
        for word, value in (("true", True), ("false", False), ("null", None)):
            if self.take(word):
                return value
        if self.text.startswith('"', self.at):
            return self.string()
        found = NUMBER.match(self.text, self.at)
        if not found:
            raise Problem("malformed")
        self.at = found.end()
        return Number(found[0])

    def object(self, path, depth):
        made, twin = {}, None
        while not self.take("}"):
            if made and not self.take(","):
                raise Problem("malformed")
            name = self.string()
            if not self.take(":"):
                raise Problem("malformed")
            here = f"{path}/{name}"
            if name in made:
                twin = twin or here
            made[name] = self.value(here, depth + 1)
        if twin and flaw != "takes-twins":
            made[Problem] = twin  # told once the document has ended well
        return made

    def array(self, path, depth):
        made = []
        while not self.take("]"):
            if made and not self.take(","):
                raise Problem("malformed")
            made.append(self.value(f"{path}/{len(made)}", depth + 1))
        return made


def text(value, path):
    if not isinstance(value, str) or isinstance(value, Number):
        raise Problem("wrong-type", path)
    size = len(value) if flaw == "counts-characters" else len(value.encode())
    if size < 1:
        raise Problem("too-short", path)
    if size > 23:
        raise Problem("too-long", path)
    return value


def whole(bits):
    def read(value, path):
        if flaw == "coerces-text" and isinstance(value, str):
            value = Number(value)
        if not isinstance(value, Number) or not value.lstrip("-").isdigit():
            raise Problem("wrong-type", path)
        if not -2 ** (bits - 1) <= int(value) < 2 ** (bits - 1):
            raise Problem("out-of-range", path)
        return int(value)
    return read


def one_of(*names):
    def read(value, path):
        if not isinstance(value, str) or isinstance(value, Number):
            raise Problem("wrong-type", path)
        if value not in names and flaw != "takes-any-enumerator":
            raise Problem("not-a-value", path)
        return value
    return read


def instant(value, path):
    if not isinstance(value, str) or isinstance(value, Number):
        raise Problem("wrong-type", path)
    found = INSTANT.fullmatch(value)
    try:
        datetime.datetime.fromisoformat(found[1])
        if found[2] and (int(found[3]) > 23 or int(found[4]) > 59):
            raise ValueError
    except (ValueError, TypeError):
        if flaw != "takes-impossible-dates":
            raise Problem("not-a-value", path) from None
    return value


LINE = {"sku": text, "store": whole(32), "center": whole(32), "quantity": whole(32),
        "unit": one_of("EA", "GRM", "MLT", "MMT"),
        "status": one_of("Available", "Unavailable", "Future", "Allocated", "Unallocated",
                         "Backordered", "Released"),
        "asOf": instant, "version": whole(64)}


def structure(members, optional):
    def read(value, path):
        if not isinstance(value, dict):
            raise Problem("wrong-type", path)
        if Problem in value:
            raise Problem("duplicate-member", value[Problem])
        made = {}
        for name, member in members.items():
            if name in value:
                made[name] = member(value[name], f"{path}/{name}")
            elif name not in optional and flaw != "takes-missing-member":
                wrong = "s" if flaw == "problem-at-wrong-place" else ""
                raise Problem("missing-member", f"{path}/{name}{wrong}")
        for name in value:
            if name not in members:
                if flaw == "refuses-unknown-members":
                    raise Problem("malformed", path)
                find_twins(value[name])
        return made
    return read


def find_twins(value):
    if isinstance(value, dict) and Problem in value:
        raise Problem("duplicate-member", value[Problem])
    for part in value.values() if isinstance(value, dict) else value if isinstance(
            value, list) else []:
        find_twins(part)


line = structure(LINE, ())


def lines(value, path):
    if not isinstance(value, list):
        raise Problem("wrong-type", path)
    if not value:
        raise Problem("too-short", path)
    if len(value) > 100_000:
        raise Problem("too-long", path)
    return [line(one, f"{path}/{i}") for i, one in enumerate(value)]


request = structure({"mode": one_of("LineByLine", "AllOrNothing"), "lines": lines}, ("mode",))


def update(asked):
    """The response, or the fault's content."""
    refused = [{"line": i, "reason": "NegativeQuantity"}
               for i, one in enumerate(asked.get("lines", [])) if one.get("quantity", 0) < 0]
    if refused and asked.get("mode") == "AllOrNothing":
        return None, {"refused": refused}
    made = {"applied": 0, "unchanged": 0, "stale": 0}
    for one in asked.get("lines", []):
        if one.get("quantity", 0) < 0:
            continue
        place = one.get("sku"), one.get("store"), one.get("center")
        known = levels.get(place)
        version = one.get("version", 0)
        if known is None or version > known or flaw == "applies-again":
            # One that is applied again and again is seen by what it counts.
            made["applied"] += 1 + (len(levels) if flaw == "applies-again" else 0)
            levels[place] = version
            if flaw == "applies-again":
                levels[len(levels)] = 0
        else:
            made["unchanged" if version == known else "stale"] += 1
    if refused:
        made["refused"] = refused
    if flaw == "response-of-wrong-type":
        made["applied"] = str(made["applied"])
    return made, None


class Feed(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # head and body of an answer in one piece
    disable_nagle_algorithm = True

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        try:
            # Not self.path, which has lost a slash if there were two.
            path = self.requestline.split()[1]
            known = path == "/feed/UpdateInventoryLevels" or flaw == "ignores-address"
            if not known:
                raise Problem("unknown-operation", status=404)
            if self.headers.get_content_type() != "application/json":
                raise Problem("unsupported-media", status=415)
            try:
                asked = Reader(body.decode()).document()
            except (UnicodeDecodeError, RecursionError):
                raise Problem("malformed") from None
            response, fault = update(request(asked, ""))
        except Problem as one:
            self.fail(one.status, f"problem:{one.kind}",
                      problems=[{"kind": one.kind, "pointer": one.path}])
            return
        if fault is None:
            media = "text/html" if flaw == "wrong-media-type" else "application/json"
            self.send(200, media, response)
        else:
            name = "NoSuchThing" if flaw == "undeclared-fault" else "LinesRefused"
            self.fail(422, f"fault:{name}", fault=fault)

    def fail(self, status, kind, **more):
        self.send(200 if flaw == "answers-200" else status, "application/problem+json",
                  {"type": "urn:treaty:" + kind, "title": "No.", "status": status, **more})

    def send(self, status, media_type, value):
        body = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def main():
    global flaw
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--flaw", choices=FLAWS)
    flaw = options.parse_args().flaw
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Feed)
    print(f"listening on http://127.0.0.1:{server.server_port}", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
