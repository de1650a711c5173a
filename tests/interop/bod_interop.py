# SPDX-License-Identifier: BSL-1.0
"""Clients that nobody here wrote call the simulator with business object documents, by the WSDL of
each of the seven paths.

    python3 tests/interop/bod_interop.py zeep|php|node|gsoap

`treaty call` writes the documents; the client fills in what its WSDL made of them, sends them to
one `treaty serve` and gives back what it read of the replies; `treaty call` reads that. A second
server is asked the same in JSON. Every answer has to be the same value, as far as a document has
it, and every declared fault the same fault. Exit code: 0 all equal, 1 not, 77 the client cannot be
had here."""
import collections
import http.server
import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import urllib.request
import xml.etree.ElementTree as ElementTree

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import documents  # noqa: E402
import gsoap  # noqa: E402
import interop  # noqa: E402
import plain  # noqa: E402

IN_FAULT, IN_PROBLEM = 2, 3
# What a document does not say, or cannot leave out: docs/reference/bod.md.
LOST = {"CreateOrganization": r"/account", "UpdateOrganization": r"/account",
        "UpdateInventoryCache": r"/outdated", "UpdateOrderStatus": r"/recorded",
        "GetOrder": r"/orders/\d+/items/\d+/charges/unitPrice/quantity"}
# Their xs:any is a tree without namespaces, so that only the reason tells which fault it was.
BY_REASON = {"node"}

Ended = collections.namedtuple("Ended", "code value words")


class Peer:
    """Keeps the requests that come; answers them with the bytes given, or passes them on."""

    def __init__(self, behind=None):
        peer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def pass_on(self, asked=None):
                # With the Host that was asked for, the WSDL leads here.
                headers = {name: self.headers[name] for name in self.headers
                           if name.lower() in ("host", "content-type", "soapaction")}
                forward = urllib.request.Request(behind + self.path, asked, headers)
                with urllib.request.urlopen(forward, timeout=60) as answer:
                    return answer.read()

            def reply(self, body):
                self.send_response(200)
                self.send_header("Content-Type", "text/xml; charset=utf-8")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def do_GET(self):
                self.reply(self.pass_on())

            def do_POST(self):
                asked = self.rfile.read(int(self.headers["Content-Length"]))
                peer.path, peer.asked = self.path, peer.asked + [asked.decode()]
                self.reply(self.pass_on(asked) if behind else peer.answer.encode())

            def log_message(self, *_):
                pass
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"
        self.answer, self.asked, self.path = "", [], ""

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()


def ask(url, call, wire):
    """One call by `treaty call`: how it ended, and the value that it printed."""
    key = ["--key", call["key"]] if call.get("key") else []
    ended = subprocess.run(
        [interop.TREATY, "call", url, call["operation"], "-", "--format", wire, *key],
        input=json.dumps(call["request"]), capture_output=True, text=True, timeout=60)
    value = (json.loads(ended.stdout, parse_int=str, parse_float=str) if ended.stdout else None)
    return Ended(ended.returncode, value, ended.stderr.strip())


def calls():
    """Those that a document can be written for, and that end the same in documents."""
    return [one for one in interop.calls() if one["ends"] not in ("too-long", "key-required")]


def replies_by_request(wsdl):
    """Root -> (local name of its reply, namespace of that)."""
    space = "{http://schemas.xmlsoap.org/wsdl/}"
    root = ElementTree.fromstring(wsdl)
    prefixes = dict(re.findall(r'xmlns:(\w+)="([^"]*)"', wsdl))
    spaces = {one.get("name"): prefixes[one[0].get("element").partition(":")[0]]
              for one in root.iter(space + "message")}
    found = {}
    for one in root.find(space + "portType"):
        reply = one.find(space + "output").get("message").partition(":")[2]
        found[one.get("name")] = (reply, spaces[reply])
    return found


def page(url):
    with urllib.request.urlopen(url, timeout=60) as answer:
        return answer.read().decode()


def documents_of(url, asked, peer):
    """What a client is given for each call."""
    replies, made = {}, []
    for call in asked:
        ask(peer.url, call, "bod")
        document = documents.body_of(peer.asked[-1])
        element = ElementTree.fromstring(document)
        if peer.path not in replies:
            replies[peer.path] = replies_by_request(page(url + peer.path + "?wsdl"))
        root = documents.local(element.tag)
        reply, space = replies[peer.path][root]
        made.append({"service": peer.path, "operation": root, "key": "", "reply": reply,
                     "reply_space": space, "request": documents.tree_of(element),
                     "document": document})
    return made


def zeep(given):
    return interop.zeep(given, "bod_client_zeep.py")


def gsoap_client(given):
    interop.needs_gsoap()
    build = os.path.join(interop.BUILD, "gsoap")
    programs = {path: gsoap.client(path.strip("/"), url + "?wsdl", build)
                for path, url in given["urls"].items()}
    answers = []
    for call in given["calls"]:
        path = call["service"]
        with tempfile.TemporaryDirectory() as folder:
            code, document, words = gsoap.answer(programs[path], given["urls"][path],
                                                 call["operation"], "", call["document"], folder)
        answers.append({"document": re.sub(r"^<\?.*?\?>", "", document)} if code == 0
                       else {"failed": words})
    return answers


CLIENTS = {"zeep": zeep, "php": interop.php, "node": interop.node,
           "gsoap": gsoap_client}


def is_told(name, fault, actual):
    """Whether the reason of a problem is that fault."""
    title = re.escape(fault.words.removeprefix(f"fault {name}: "))
    return re.search(rf"^undeclared-fault: _ERR_\w+\.-1: (\w+ )?{title} {name} {{", actual.words,
                     re.M) is not None


def wrong(client, call, expected, actual):
    """What differs between the call in JSON and the same by the client."""
    if (client in BY_REASON and expected.code == IN_FAULT and actual.code == IN_PROBLEM and
            is_told(call["ends"], expected, actual)):
        return []
    if actual.code != expected.code:
        return [f"ended {actual.code}, not {expected.code}: {actual.words}"]
    if actual.words != expected.words:
        return [f"{actual.words}, not {expected.words}"]
    lost = LOST.get(call["operation"], "$")
    return [one for one in plain.differences(interop.without_empty(expected.value),
                                             interop.without_empty(actual.value))
            if not re.match(lost + ":", one)]


def bare(tree):
    """Without what is empty, and what PHP writes for one value in two places."""
    if isinstance(tree, dict):
        made = {name: bare(value) for name, value in tree.items() if name not in ("@id", "@href")}
        return {name: value for name, value in made.items() if value not in ("", {}, [])} or ""
    if isinstance(tree, list):
        made = [one for one in map(bare, tree) if one != ""]
        return made[0] if len(made) == 1 else made
    return tree


def sent_otherwise(given, asked):
    """Where the document that the client sent says something else than the one it was given."""
    body = ElementTree.fromstring(asked).find("{http://schemas.xmlsoap.org/soap/envelope/}Body")
    return ["sent " + one for one in plain.differences(bare(given["request"]),
                                                       bare(documents.tree_of(body[0])))]


def compare(client, url, asked, given, sent, answers, peer):
    """Prints what differs; the operations whose answers are all equal, and how many answers are."""
    equal, failed = 0, set()
    for at, call in enumerate(asked):
        found = ["no answer"]
        expected = ask(url, call, "json")
        assert expected.code == (0 if call["ends"] == "response" else IN_FAULT), expected
        answer = answers[at] if at < len(answers) else {}
        if "response" in answer:
            answer["document"] = documents.document_of(
                given[at]["reply"], given[at]["reply_space"], answer["response"])
        if "document" in answer:
            peer.answer = documents.envelope_of(answer["document"])
            found = (sent_otherwise(given[at], sent[at]) +
                     wrong(client, call, expected, ask(peer.url, call, "bod")))
        elif answer:
            found = [str(answer)]
        for one in found:
            print(f"  {call['operation']} ({call['ends']}): {one}")
        if found:
            failed.add(call["operation"])
        equal += not found
    return {call["operation"] for call in asked} - failed, equal


def main(name):
    asked = calls()
    with (interop.Server() as in_json, interop.Server() as in_documents, Peer() as peer,
          Peer(in_documents.url) as passing):
        given = documents_of(in_documents.url, asked, peer)
        urls = {one["service"]: passing.url + one["service"] for one in given}
        try:
            answers = CLIENTS[name]({"urls": urls, "calls": given})
        except interop.Skipped as why:
            print(f"SKIPPED: {name} did not call anything: {why}")
            return interop.SKIPPED
        operations, equal = compare(name, in_json.url, asked, given, passing.asked,
                                    answers, peer)
    print(f"{name}: {len(asked)} calls at {len(urls)} paths, {equal} equal answers; "
          f"{len(operations)} of 14 operations with all answers equal")
    return 0 if len(operations) == 14 and equal == len(asked) else 1


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in CLIENTS:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
