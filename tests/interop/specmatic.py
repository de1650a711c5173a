# SPDX-License-Identifier: BSL-1.0
"""Specmatic, which nobody here wrote, tests a server and compares versions by our OpenAPI.

    python3 tests/interop/specmatic.py test|compare

test: `treaty serve` answers the example of each operation in its own /openapi.json as that document
says, and a server with a flaw is found. compare: of each changed contract of
tests/support/changed_types_list.hpp it says what `treaty diff` says, of clients and of servers of
the old version; or the change is below, with what Specmatic does there. Who is right then is not
asked here: tests/laws/compatible_types_test.cpp has readers read values of both versions.
Exit code: 0 so it is, 1 not, 77 the tool cannot be had here."""
import collections
import contextlib
import json
import os
import re
import subprocess
import sys
import tempfile
import urllib.request

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import interop  # noqa: E402

PACKAGES = ["specmatic@2.55.1"]
FLAW = "wrong-media-type"  # of treaty_flawed_server
TESTS = os.path.join(os.path.dirname(interop.TREATY), "tests_unit_contract")

# Changes of which it says in one place or another that they break nothing, and readers refuse a
# value of the other version. It draws values, and so finds some of them at times, and may miss
# others: one that is not here is told of, and is no failure.
MISSED = {
    "does not compare the lengths of texts": [
        "a longer text", "a shorter text", "a text without end", "a text not so short",
        "a text that may be empty", "a secret", "texts in a list", "keys of a map",
        "a text that may be absent", "an enumeration as text of some length",
        "an instant as short text"],
    "does not compare how long a list may be": [
        "a longer list", "a list with an end", "a list that may be shorter"],
    "does not compare how large numbers may be, and of how many places": [
        "one more place", "one more place and digit", "fewer digits", "more digits",
        "a place less", "any decimal", "a wider integer", "a narrower integer",
        "no negative integers", "a sign and room", "an integer as decimal",
        "an integer as a small decimal", "a decimal as integer", "a decimal as a small integer",
        "an identifier as integer", "an identifier as decimal"],
    "does not compare what is in a map": ["in a map", "a map as struct"],
}
# The other way round: it finds a break, and readers read all values of the other version.
FEARED = {
    "takes a schema for another if its name is": ["in a list"],
    "expects integers where identifiers are only ever written as text": [
        "a narrower identifier", "a wider identifier", "an integer as identifier",
        "an identifier as text"],
}


def known(name, ours):
    return any(name in names for names in (FEARED if ours else MISSED).values())


def specmatic(folder, *words):
    java = interop.needs("java", "default-jre-headless")
    jar = os.path.join(interop.npm_packages("specmatic", PACKAGES), "specmatic", "specmatic.jar")
    return subprocess.run([java, "-jar", jar, *words], capture_output=True, text=True,
                          cwd=folder, timeout=280)


def by_name(document):
    """It tests a request and a response whose examples have one name, and refuses single ones."""
    operations = [item["post"] for item in document["paths"].values()]
    for operation in operations:
        answer = operation["responses"]["200"]["content"]
        for one in (operation["requestBody"]["content"], answer):
            media = one["application/json"]
            media["examples"] = {"usual": {"value": media.pop("example")}}
        for status, response in operation["responses"].items():
            for media in response.get("content", {}).values() if status != "200" else ():
                media.pop("examples", None)
    for response in document["components"]["responses"].values():
        for media in response["content"].values():
            media.pop("examples", None)
    key = document["components"]["parameters"]["IdempotencyKey"]
    key["examples"] = {"usual": {"value": "specmatic"}}
    return document, len(operations)


@contextlib.contextmanager
def started(program, *words):
    path = os.path.join(os.path.dirname(interop.TREATY), program)
    with subprocess.Popen([path, *words], text=True, stdout=subprocess.PIPE) as server:
        try:
            yield server.stdout.readline().split()[-1]
        finally:
            server.terminate()


def right(folder, url, operations):
    """How many operations it found right, and what it said."""
    host, port = url.rsplit("/", 1)[-1].rsplit(":", 1)
    ended = specmatic(folder, "test", "openapi.json", "--strict", "--host", host, "--port", port)
    told = re.search(r"^Tests run: (\d+), Successes: (\d+),", ended.stdout, re.MULTILINE)
    if not told or int(told[1]) != operations:
        raise AssertionError(ended.stdout[-2000:] + ended.stderr[-2000:])
    return int(told[2]), ended.stdout


def test(folder):
    with started("treaty", "serve", "--port", "0") as url:
        with urllib.request.urlopen(url + "/openapi.json", timeout=60) as answer:
            document, operations = by_name(json.load(answer))
        with open(os.path.join(folder, "openapi.json"), "w", encoding="utf-8") as file:
            json.dump(document, file)
        good, said = right(folder, url, operations)
    print(f"specmatic: of {operations} operations {good} answer as their OpenAPI says")
    if operations < 14 or good != operations:
        print(said[-4000:])
        return False
    with started("treaty_flawed_server", "--flaw", FLAW) as url:
        good, said = right(folder, url, operations)
    print(f"specmatic: with the flaw {FLAW}, {good}")
    return good < operations


def changed(folder):
    """Pairs of contracts, each with both versions in OpenAPI and what we say of them."""
    path = os.path.join(folder, "changed")
    subprocess.run([TESTS, "changed contracts are written*"], check=True,
                   stdout=subprocess.DEVNULL, env={**os.environ, "TREATY_CHANGED_CONTRACTS": path})
    # A document has many lines.
    with open(path, encoding="utf-8") as file:
        text, at, pairs = file.read(), 0, []
    while at < len(text):
        one, at = json.JSONDecoder().raw_decode(text, at)
        pairs.append(one)
        at += len(text[at:at + 9]) - len(text[at:at + 9].lstrip())
    return pairs


def together(pairs, version):
    """One document of all: a call of Specmatic takes seconds. Only what was changed is in it."""
    made = {"openapi": "3.1.0", "info": {"title": "changed", "version": "1"}, "paths": {},
            "components": {"schemas": {}}}
    for number, pair in enumerate(pairs):
        text = json.dumps(pair[version])
        own = json.loads(re.sub("#/components/schemas/", f"#/components/schemas/c{number}_", text))
        (path,) = own["paths"].values()
        call = path["post"]
        made["paths"][f"/c{number}"] = {"post": {
            "operationId": f"c{number}", "summary": f"c{number}",
            "requestBody": call["requestBody"], "responses": {"200": call["responses"]["200"]}}}
        for name, schema in own["components"]["schemas"].items():
            made["components"]["schemas"][f"c{number}_{name}"] = schema
    return made


def breaks(folder, old, new):
    """The numbers of the contracts that Specmatic calls broken."""
    for name, document in [("old", old), ("new", new)]:
        with open(os.path.join(folder, name + ".json"), "w", encoding="utf-8") as file:
            json.dump(document, file)
    ended = specmatic(folder, "compare", "old.json", "new.json")
    if "backward compatible" not in ended.stdout:
        raise AssertionError(ended.stdout[-2000:] + ended.stderr[-2000:])
    return {int(one) for one in re.findall(r"^API: POST /c(\d+) ", ended.stdout, re.MULTILINE)}


def compare(folder):
    if not os.path.exists(TESTS):
        raise interop.Skipped(f"{TESTS} is not built")
    pairs = changed(folder)
    was, now = together(pairs, "was"), together(pairs, "is")
    found = {"consumers": breaks(folder, was, now), "providers": breaks(folder, now, was)}
    counts, agreed = collections.Counter(), set(range(len(pairs)))
    good = len(pairs) > 60
    for side, broken in found.items():
        for number, pair in enumerate(pairs):
            if pair[side] == (number not in broken):
                counts["agree"] += 1
                continue
            agreed.discard(number)
            counts["it sees a break that is none" if pair[side] else "it misses a break"] += 1
            if not known(pair["name"], pair[side]):
                good = good and not pair[side]
                print(f"differ: {pair['name']}, {pair['role']}, for {side}: we say "
                      f"{'compatible' if pair[side] else 'broken'}")
    print(f"specmatic: {len(pairs)} changed contracts, {len(agreed)} with both verdicts the same")
    for name, number in counts.items():
        print(f"specmatic: of {2 * len(pairs)} verdicts: {name}: {number}")
    return good and len(agreed) >= 60


def main():
    if sys.argv[1:] not in (["test"], ["compare"]):
        print(__doc__)
        return 2
    try:
        with tempfile.TemporaryDirectory() as folder:
            return 0 if (test if sys.argv[1] == "test" else compare)(folder) else 1
    except interop.Skipped as why:
        print(f"skipped: {why}")
        return interop.SKIPPED


if __name__ == "__main__":
    sys.exit(main())
