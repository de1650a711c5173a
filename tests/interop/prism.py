# SPDX-License-Identifier: BSL-1.0
"""Prism, which nobody here wrote, judges what a server answers and plays one, by our OpenAPI.

    python3 tests/interop/prism.py proxy|mock [COUNT]

proxy: as validation proxy between `treaty verify` and `treaty serve` it sees no answer that its
document does not have, and no request that is taken and should not be; COUNT cases an operation.
mock: `treaty call` reads what it answers for every operation: the examples of responses and of
declared faults, and COUNT responses that it draws. Exit code: 0 so it is, 1 not, 77 no Prism."""
import collections
import contextlib
import http.client
import http.server
import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import interop  # noqa: E402

PACKAGES = ["@stoplight/prism-cli@5.16.0"]
COUNT = {"proxy": 12, "mock": 0}
SERVICES = ["outbound", "inbound", "feed"]
LARGEST = 1000000  # Prism itself ends at 10 MB
BETWEEN = {"host", "connection", "content-length", "transfer-encoding", "keep-alive"}


def described(folder):
    path = os.path.join(folder, "openapi.json")
    with open(path, "w", encoding="utf-8") as file:
        subprocess.run([interop.TREATY, "describe", "openapi", "all"], stdout=file, check=True)
    with open(path, encoding="utf-8") as file:
        return path, json.load(file)


@contextlib.contextmanager
def prism(*words):
    """Prism for as long as the block lasts; gives its port."""
    program = os.path.join(interop.npm_packages("prism", PACKAGES), ".bin", "prism")
    with tempfile.TemporaryFile("w+") as log:
        # It has no way to say which port the system picked.
        with http.server.HTTPServer(("127.0.0.1", 0), None) as free:
            port = free.server_port
        process = subprocess.Popen([program, *words, "--port", str(port)], stdout=log, stderr=log)
        try:
            for _ in range(600):
                log.seek(0)
                if "is listening" in log.read():
                    break
                if process.poll() is not None:
                    log.seek(0)
                    raise interop.Skipped("Prism does not run here: " + log.read()[-300:])
                time.sleep(0.1)
            yield port
        finally:
            process.terminate()
            process.wait(60)


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def log_message(self, *_):
        pass

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"] or 0))
        headers = {name: value for name, value in self.headers.items()
                   if name.lower() not in BETWEEN}
        # As it was sent; `path` has two slashes at its start made one.
        path = self.requestline.split(" ")[1]
        status, fields, answer = self.server.answer(path, headers, body)
        self.send_response_only(status)
        for name, value in fields:
            if name.lower() not in BETWEEN:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)


@contextlib.contextmanager
def listening(answer):
    """A server that asks `answer` for each call; gives its port."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.answer = answer
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()


def ask(port, path, headers, body):
    asked = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        asked.request("POST", path, body, headers)
        answer = asked.getresponse()
        return answer.status, answer.getheaders(), answer.read()
    finally:
        asked.close()


class Judged:
    """Both sides of Prism. It writes the numbers that it reads as doubles, and does not answer
    what is not JSON; so the server gets the bytes that were sent, and the client those that were
    answered, while Prism sees them all: of a request that it cannot read, the answer."""

    def __init__(self, server):
        self.server, self.prism = server, None
        self.sent, self.counts, self.wrong = {}, collections.Counter(), []
        self.one_at_a_time = threading.Lock()

    def before(self, path, headers, body):
        exchange = {"path": path, "headers": headers, "body": body}
        with self.one_at_a_time:
            number = str(len(self.sent))
            self.sent[number] = exchange
        readable = len(body) <= LARGEST
        try:
            json.loads(body)
        except ValueError:
            readable = False
        fields = self.seen(exchange, number, body if readable else b"{}")
        if fields.get("sl-violations", "").startswith("Too many"):
            # Cut off, perhaps before those of the answer: once more, for them alone.
            readable, fields = False, self.seen(exchange, number, b"{}")
        with self.one_at_a_time:
            self.judge(exchange, readable, fields)
        answer = exchange.get("answer") or ask(self.server, path, headers, body)
        # Thousands of messages of some kilobytes need not be kept.
        exchange.clear()
        return answer

    def seen(self, exchange, number, body):
        _, fields, _ = ask(self.prism, exchange["path"],
                           {**exchange["headers"], "X-Exchange": number}, body)
        return {name.lower(): value for name, value in fields}

    def behind(self, _, headers, __):
        exchange = self.sent[next(value for name, value in headers.items()
                                  if name.lower() == "x-exchange")]
        if "answer" not in exchange:
            exchange["answer"] = ask(self.server, exchange["path"], exchange["headers"],
                                     exchange["body"])
        return exchange["answer"]

    def judge(self, exchange, readable, fields):
        self.counts["calls"] += 1
        if "answer" not in exchange:
            self.counts["not passed on"] += 1
            return
        status, _, answer = exchange["answer"]
        taken = status < 300 or b"urn:treaty:fault:" in answer
        self.counts[f"answers {status}"] += 1
        found = json.loads(fields.get("sl-violations", "[]"))
        refused = [one for one in found if one["location"][0] == "request"]
        self.counts["requests that Prism refuses too"] += bool(refused and not taken)
        if taken and readable:
            found = [one for one in found if not rounded(one)]
        else:
            found = [one for one in found if one["location"][0] != "request"]
        if found:
            self.wrong.append(f"{exchange['path']} {status}: {found[0]['location']} "
                              f"{found[0]['message']}\n  {exchange['body'][:1000]!r}\n"
                              f"  {answer[:1000]!r}")


def rounded(violation):
    """Prism's largest integer is that of a double."""
    return violation["message"].endswith(("must be <= 9007199254740991",
                                          "must be >= -9007199254740991"))


def proxy(path, _, count):
    with interop.Server() as server:
        judged = Judged(int(server.url.rpartition(":")[2]))
        with listening(judged.behind) as behind, listening(judged.before) as before, \
                prism("proxy", path, f"http://127.0.0.1:{behind}") as judged.prism:
            words = [interop.TREATY, "verify", f"http://127.0.0.1:{before}", "--format", "json",
                     "--seed", "1", "--cases", str(count), "--quiet"]
            for service in SERVICES:
                words += ["--service", service]
            ended = subprocess.run(words, capture_output=True, text=True)
    for name, number in sorted(judged.counts.items()):
        print(f"prism: {name}: {number}")
    print("prism:", ended.stdout.strip().rpartition("\n")[2])
    for one in judged.wrong[:10]:
        print("wrong:", one)
    if ended.returncode != 0:
        print(ended.stdout[-4000:], ended.stderr[-2000:])
    print(f"prism: {len(judged.wrong)} violations")
    return ended.returncode == 0 and not judged.wrong and \
        not judged.counts["not passed on"] and judged.counts["answers 200"] > 0


def call(port, operation, request):
    ended = subprocess.run([interop.TREATY, "call", f"http://127.0.0.1:{port}", operation,
                            "--timeout", "10", json.dumps(request)],
                           capture_output=True, text=True)
    return ended.returncode, ended.stdout, ended.stderr


def wanted(responses):
    """Of an operation: what to ask Prism for, and the exit code of `treaty call` then."""
    yield "code=200", "200", 0
    for status, response in responses.items():
        content = response.get("content", {}).get("application/problem+json", {})
        for name in content.get("examples", {}):
            yield f"code={status}, example={name}", name, 2


def mock(path, document, count):
    counts, good = collections.Counter(), True
    prefer = []
    with prism("mock", path) as port, listening(
            lambda to, headers, body: ask(port, to, {**headers, "Prefer": prefer[0]},
                                          body)) as before:
        for address, methods in document["paths"].items():
            operation = methods["post"]
            request = operation["requestBody"]["content"]["application/json"]["example"]
            asked = [(one, name, code, "examples")
                     for one, name, code in wanted(operation["responses"])]
            asked += [("code=200, dynamic=true", "drawn", 0, "drawn")] * count
            for one, name, code, kind in asked:
                prefer[:] = [one]
                found, answer, said = call(before, address.rpartition("/")[2], request)
                counts[kind, code] += 1
                if found != code or (code == 2 and name not in answer + said):
                    good = False
                    print(f"wrong: {address} {name}: exit code {found}")
                    print(answer[:500], said[-800:])
    for (kind, code), number in sorted(counts.items()):
        print(f"prism: {kind}: {number} {'responses' if code == 0 else 'declared faults'} read")
    return good


def main():
    task = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else COUNT[task]
    try:
        interop.needs("node", "nodejs npm")
        with tempfile.TemporaryDirectory() as folder:
            path, document = described(folder)
            return 0 if {"proxy": proxy, "mock": mock}[task](path, document, count) else 1
    except interop.Skipped as why:
        print(f"skipped: {why}")
        return interop.SKIPPED


if __name__ == "__main__":
    sys.exit(main())
