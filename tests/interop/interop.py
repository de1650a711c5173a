# SPDX-License-Identifier: BSL-1.0
"""Clients that nobody here wrote call the simulator by its WSDL.

    python3 tests/interop/interop.py zeep|php|node|gsoap

The client makes all calls of calls.json against one `treaty serve`; a second one is asked the same
in JSON, in the same order, so both are in the same state all along. Every answer has to be the same
value, faults and problems included. Exit code: 0 all equal, 1 not, 77 the client cannot be had
here."""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
import xml.etree.ElementTree as ElementTree

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import gsoap  # noqa: E402
import plain  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
TREATY = os.path.join(os.environ.get("TREATY_BIN_DIR", "build/release/bin"), "treaty")
BUILD = os.path.join(os.environ.get("TREATY_BUILD_DIR", tempfile.gettempdir()), "interop")
SKIPPED = 77
SERVE = ["serve", "--port", "0", "--products", "50", "--seed", "7"]
NODE_SOAP = "soap@1.13.0"


class Skipped(Exception):
    """The client is not here; says why."""


class Server:
    """`treaty serve` for as long as the block lasts."""

    def __enter__(self):
        self.process = subprocess.Popen([TREATY, *SERVE], text=True, stdout=subprocess.PIPE)
        line = self.process.stdout.readline()
        self.url = re.fullmatch(r"listening on (http://\S+)\n", line)[1]
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.communicate(timeout=60)


def calls():
    with open(os.path.join(HERE, "calls.json"), encoding="utf-8") as file:
        return json.load(file)


def answer_in_json(url, call):
    """{"response": ...}, or {"fault": name, "content": ...}; of problems kinds and paths."""
    headers = {"Content-Type": "application/json"}
    if call.get("key"):
        headers["Idempotency-Key"] = call["key"]
    asked = urllib.request.Request(f"{url}/{call['service']}/{call['operation']}",
                                   json.dumps(call["request"]).encode(), headers)
    read = {"parse_int": str, "parse_float": str}
    try:
        with urllib.request.urlopen(asked, timeout=60) as answer:
            return {"response": json.load(answer, **read)}
    except urllib.error.HTTPError as refused:
        body = json.load(refused, **read)
        if "problems" in body:
            return {"fault": "problems",
                    "content": [{"kind": one["kind"], "path": one.get("pointer", "")}
                                for one in body["problems"]]}
        return {"fault": body["type"].rpartition(":")[2], "content": body["fault"]}


def of_problems(answer, call):
    """The problems of a SOAP fault with the paths that they have in JSON."""
    if answer.get("fault") != "problems":
        return answer
    inside = f"/Envelope/Body/{call['operation']}"
    rows = plain.as_list(answer["content"]["item"])
    return {"fault": "problems",
            "content": [{"kind": one["kind"],
                         "path": one.get("path", "").removeprefix(inside)} for one in rows]}


def run_client(words, given, **more):
    """A program that reads all calls as one document of JSON and answers a line each."""
    ended = subprocess.run(words, input=json.dumps(given), capture_output=True, text=True,
                           timeout=280, **more)
    if ended.returncode != 0:
        print(ended.stdout + ended.stderr, file=sys.stderr)
    return [json.loads(line) for line in ended.stdout.splitlines()]


def needs(program, package):
    found = shutil.which(program)
    if found is None:
        raise Skipped(f"there is no {program}; apt-get install {package}")
    return found


def zeep(given, script="client_zeep.py"):
    for python in [sys.executable, "/usr/bin/python3"]:
        if subprocess.run([python, "-c", "import zeep"], capture_output=True).returncode == 0:
            return run_client([python, os.path.join(HERE, script)], given)
    raise Skipped("no Python here has zeep; apt-get install python3-zeep")


def php(given):
    program = needs("php", "php-cli php-soap")
    modules = subprocess.run([program, "-m"], capture_output=True, text=True).stdout
    if "soap" not in modules.split():
        raise Skipped("PHP has no module soap; apt-get install php-soap")
    return run_client([program, os.path.join(HERE, "client_php.php")], given)


def npm_packages(name, packages):
    """The folder in which these packages of npm are; fetched once."""
    folder = os.path.join(BUILD, name)
    if not os.path.isdir(os.path.join(folder, "node_modules", packages[0].rpartition("@")[0])):
        npm = needs("npm", "nodejs npm")
        os.makedirs(folder, exist_ok=True)
        fetched = subprocess.run(
            [npm, "install", "--prefix", folder, "--no-audit", "--no-fund", "--ignore-scripts",
             *packages], capture_output=True, text=True, cwd=folder)
        if fetched.returncode != 0:
            reason = re.search(r"error (code \w+)", fetched.stderr)
            raise Skipped(f"npm cannot fetch {' '.join(packages)} "
                          f"({reason[1] if reason else 'no reason'}); is there a network?")
    return os.path.join(folder, "node_modules")


def node_modules():
    return npm_packages("node", [NODE_SOAP])


def node(given):
    program = needs("node", "nodejs npm")
    return run_client([program, os.path.join(HERE, "client_node.js")], given,
                      env={**os.environ, "NODE_PATH": node_modules()})


def needs_gsoap():
    for program in ["wsdl2h", "soapcpp2", "g++"]:
        needs(program, "gsoap libgsoap-dev g++")


def gsoap_client(given):
    needs_gsoap()
    answers = []
    for service, url in given["urls"].items():
        program = gsoap.client(service + "Soap", url + "?wsdl", os.path.join(BUILD, "gsoap"))
        own = [call for call in given["calls"] if call["service"] == service]
        with tempfile.TemporaryDirectory() as folder:
            answers += [(call, gsoap.ask(program, url, call, folder)) for call in own]
    return [answer for call in given["calls"] for of, answer in answers if of is call]


# To zeep an element without content is None, as is one that is not there.
EMPTY_IS_NOTHING = {"zeep"}


def without_empty(value):
    if isinstance(value, dict):
        return {name: without_empty(one) for name, one in value.items() if one != ""}
    return [without_empty(one) for one in value] if isinstance(value, list) else value


CLIENTS = {"zeep": zeep, "php": php, "node": node, "gsoap": gsoap_client}


def compare(asked, expected, answers):
    """Prints what differs; the operations whose answers are all equal, and how many answers are."""
    equal, failed = 0, set()
    for at, call in enumerate(asked):
        answer = answers[at] if at < len(answers) else None
        wrong = (["no answer"] if answer is None else
                 plain.differences(expected[at], answer))
        for one in wrong:
            print(f"  {call['operation']} ({call['ends']}): {one}")
        if wrong:
            failed.add(call["operation"])
        equal += not wrong
    return {call["operation"] for call in asked} - failed, equal


def ends_as_it_has_to(call, answer):
    if call["ends"] == "response":
        return "response" in answer
    if answer.get("fault") == "problems":
        return answer["content"][0]["kind"] == call["ends"]
    return answer.get("fault") == call["ends"]


def main(name):
    asked = calls()
    with Server() as in_json, Server() as in_soap:
        given = {"urls": {service: f"{in_soap.url}/{service}"
                          for service in ["outbound", "inbound"]},
                 "calls": [{"service": call["service"], "operation": call["operation"],
                            "key": call.get("key", ""),
                            "space": f"urn:treaty:{call['service']}:1",
                            "request": plain.tree_of(call["request"])} for call in asked]}
        try:
            answers = CLIENTS[name](given)
        except Skipped as why:
            print(f"SKIPPED: {name} did not call anything: {why}")
            return SKIPPED
        expected = [answer_in_json(in_json.url, call) for call in asked]
    for call, answer in zip(asked, expected):
        if not ends_as_it_has_to(call, answer):
            print(f"  in JSON {call['operation']} did not end in {call['ends']}: {answer}")
            return 1
    answers = [of_problems(answer, call) for call, answer in zip(asked, answers)]
    if name in EMPTY_IS_NOTHING:
        expected, answers = without_empty(expected), without_empty(answers)
    operations, equal = compare(asked, expected, answers)
    print(f"{name}: {len(asked)} calls, {equal} equal answers; "
          f"{len(operations)} of 14 operations with all answers equal")
    return 0 if len(operations) == 14 and equal == len(asked) else 1


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in CLIENTS:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
