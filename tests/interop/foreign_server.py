# SPDX-License-Identifier: BSL-1.0
"""Our client calls a server that nobody here wrote: the package `soap` of npm, serving our WSDL.

`treaty call` asks the simulator in JSON first. The foreign server is told what was asked and
answered; asked the same in SOAP, it compares what arrives and answers the same, and `treaty call`
has to print the same. At the end it answers a fault of its own kind. Exit code: 0 all equal, 1 not,
77 node or the package cannot be had here."""
import json
import os
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import interop  # noqa: E402
import plain  # noqa: E402

# The simulator alone knows no order of the shop, so this answer is made up.
REPORTED = {"service": "inbound", "operation": "UpdateOrderStatus", "ends": "response",
            "request": {"store": 10101, "order": {"id": "2", "externalId": "SAP-2"}}}


def treaty_call(url, call, *more):
    """Exit code and what is printed: the answer, or the content of the fault."""
    words = [interop.TREATY, "call", url, f"{call['service']}/{call['operation']}",
             json.dumps(call["request"]), *more]
    if call.get("key"):
        words += ["--key", call["key"]]
    ended = subprocess.run(words, capture_output=True, text=True, timeout=60)
    return ended.returncode, ended.stdout, ended.stderr


class ForeignServer:
    """The server in node for as long as the block lasts."""

    def __init__(self, script, folder):
        self.script, self.folder = script, folder

    def __enter__(self):
        path = os.path.join(self.folder, "script.json")
        with open(path, "w", encoding="utf-8") as file:
            json.dump(self.script, file)
        self.process = subprocess.Popen(
            [shutil.which("node"), os.path.join(interop.HERE, "server_node.js"), path],
            stdout=subprocess.PIPE, text=True,
            env={**os.environ, "NODE_PATH": interop.node_modules()})
        self.url = self.process.stdout.readline().strip()
        return self

    def next_request(self):
        return json.loads(self.process.stdout.readline())

    def __exit__(self, *_):
        self.process.kill()
        self.process.communicate()


def expected_answers():
    """[(call, exit code, what is printed)] of those that get as far as a server."""
    asked = [call for call in interop.calls() if call["ends"] not in ("too-long", "key-required")]
    with interop.Server() as simulator:
        told = [(call, *treaty_call(simulator.url, call)[:2]) for call in asked]
    return told + [(REPORTED, 0, json.dumps({"recorded": True}))]


def descriptions():
    return {service: subprocess.run([interop.TREATY, "describe", "wsdl", service], check=True,
                                    capture_output=True, text=True).stdout
            for service in ["outbound", "inbound"]}


def answer_of(call, code, printed):
    tree = plain.tree_of(json.loads(printed, parse_int=str, parse_float=str))
    return {"response": tree} if code == 0 else {"fault": call["ends"], "content": tree}


def main():
    try:
        interop.needs("node", "nodejs npm")
        interop.node_modules()
    except interop.Skipped as why:
        print(f"SKIPPED: {why}")
        return 77
    told = expected_answers()
    script = {"wsdl": descriptions(),
              "answers": [{"service": call["service"], "operation": call["operation"],
                           "space": f"urn:treaty:{call['service']}:1",
                           **answer_of(call, code, printed)} for call, code, printed in told]}
    equal, done = 0, set()
    with tempfile.TemporaryDirectory() as folder, ForeignServer(script, folder) as there:
        for call, code, printed in told:
            got = treaty_call(there.url, call, "--format", "soap")
            wrong = plain.differences(call["request"], there.next_request())
            same = (got[0] == code and got[1] and json.loads(got[1]) == json.loads(printed))
            if wrong or not same:
                print(f"  {call['operation']} ({call['ends']}): {wrong} {got} for {code} {printed}")
            else:
                equal += 1
                done.add(call["operation"])
        code, printed, words = treaty_call(there.url, told[0][0], "--format", "soap")
        foreign = code == 3 and not printed and "undeclared-fault" in words
        if not foreign:
            print(f"  a fault of the server's own kind: {code} {printed} {words}")
    print(f"server in node: {len(told)} calls, {equal} equal; {len(done)} of 14 operations; "
          f"a fault that nobody declared {'is' if foreign else 'is not'} told as one")
    return 0 if equal == len(told) and len(done) == 14 and foreign else 1


if __name__ == "__main__":
    sys.exit(main())
