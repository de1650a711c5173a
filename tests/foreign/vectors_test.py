# SPDX-License-Identifier: BSL-1.0
"""Compliance vectors and their judge: our server passes, so does a service that somebody wrote by
hand in another language, and each mistake of it is found."""
import json
import os
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path[:0] = [HERE, os.path.join(ROOT, "tests", "simulation")]
import judge  # noqa: E402
import level_feed  # noqa: E402
from tool import Server, run  # noqa: E402

# Which rule of which law finds it.
FOUND_BY = {
    "takes-missing-member": ("strictness", "missing-member"),
    "coerces-text": ("strictness", "wrong-type"),
    "takes-twins": ("strictness", "duplicate-member"),
    "takes-any-enumerator": ("strictness", "unknown-enumerator"),
    "counts-characters": ("limits", "too-long"),
    "takes-impossible-dates": ("strictness", "bad-time"),
    "refuses-unknown-members": ("tolerance", "unknown-member"),
    "problem-at-wrong-place": ("strictness", "missing-member"),
    "answers-200": ("strictness", "truncated"),
    "wrong-media-type": ("shape", "least"),
    "undeclared-fault": ("shape", "usual"),
    "response-of-wrong-type": ("shape", "most"),
    "applies-again": ("safety", "idempotent"),
    "ignores-address": ("protocol", "address"),
    "any-depth": ("limits", "too-deep")}


def schema_of(service):
    with open(f"{ROOT}/docs/reference/{service}.schema.json", encoding="utf-8") as file:
        return judge.Schema(json.load(file))


def failures(url, path, service):
    with open(path, encoding="utf-8") as file:
        document = json.load(file)
    form = judge.Json(schema_of(service)) if document["form"] == "json" else judge.Soap()
    server = judge.Server(url)
    try:
        return [(vector["law"], vector["rule"], wrong)
                for vector, wrong in judge.judge(server, document, form, "") if wrong]
    finally:
        server.close()


class Foreign:
    def __init__(self, *words):
        self.words = words

    def __enter__(self):
        self.process = subprocess.Popen(
            [sys.executable, os.path.join(HERE, "level_feed.py"), *self.words], text=True,
            stdout=subprocess.PIPE)
        return self.process.stdout.readline().removeprefix("listening on ").strip()

    def __exit__(self, *_):
        self.process.kill()
        self.process.communicate()


class Vectors(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        for service, cases in (("outbound", 40), ("inbound", 40), ("feed", 400)):
            code, _, err = run("vectors", service, "--out", cls.folder.name, "--cases", str(cases),
                               "--seed", "1")
            assert code == 0, err
        cls.files = sorted(os.listdir(cls.folder.name))

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def path(self, name):
        return os.path.join(self.folder.name, name)

    def test_every_operation_has_its_files_and_they_keep_to_their_schema(self):
        self.assertEqual(len(self.files), 15 * 3)
        with open(f"{ROOT}/docs/reference/vectors.schema.json", encoding="utf-8") as file:
            document = json.load(file)
        schema = judge.Schema(document)
        for name in self.files:
            if not name.endswith(".vectors.json"):
                continue
            with open(self.path(name), encoding="utf-8") as file:
                made = json.load(file)
            schema.check(made, document)
            self.assertEqual([one["id"] for one in made["vectors"]],
                             list(range(len(made["vectors"]))))

    def test_a_seed_writes_the_same_bytes(self):
        with tempfile.TemporaryDirectory() as other:
            for seed, same in (("1", True), ("2", False)):
                run("vectors", "feed", "--out", other, "--cases", "400", "--seed", seed)
                for name in os.listdir(other):
                    with open(os.path.join(other, name), "rb") as one, \
                            open(self.path(name), "rb") as two:
                        self.assertEqual(one.read() == two.read(), same, name)

    def test_messages_hold_the_same_texts_in_both_forms(self):
        for name in self.files:
            if not name.endswith(".messages.json"):
                continue
            with open(self.path(name), encoding="utf-8") as file:
                made = json.load(file)
            self.assertEqual(made["format"], "treaty-messages/1")
            for one in made["messages"]:
                self.assertEqual(texts_of(one, "json"), texts_of(one, "soap"), name)

    def test_our_own_server_passes_in_both_forms(self):
        with Server() as server:
            for name in self.files:
                if name.endswith(".vectors.json"):
                    found = failures(server.url, self.path(name), name.partition(".")[0])
                    self.assertEqual(found, [], name)

    def test_a_foreign_service_passes_and_each_of_its_flaws_is_found(self):
        path = self.path("feed.UpdateInventoryLevels.json.vectors.json")
        with Foreign() as url:
            self.assertEqual(failures(url, path, "feed"), [])
        self.assertEqual(sorted(FOUND_BY), sorted(level_feed.FLAWS))
        for flaw, wanted in FOUND_BY.items():
            with self.subTest(flaw), Foreign("--flaw", flaw) as url:
                found = {(law, rule) for law, rule, _ in failures(url, path, "feed")}
                self.assertIn(wanted, found)

    def test_wrong_usage_is_told(self):
        code, _, err = run("vectors", "feed", "--out", self.folder.name, "--operation", "Nothing")
        self.assertEqual(code, 64)
        self.assertIn("no operation of feed is called 'Nothing'", err)
        self.assertEqual(run("vectors", "feed", "--out", "/proc/none")[0], 74)


def texts_of(message, form):
    """What stands in a message, sorted: all that two forms have in common."""
    body = message[form]["body"]
    if form == "json":
        value = json.loads(body, parse_float=str, parse_int=str)
        return sorted(leaves(value["fault"] if message["of"] == "fault" else value))
    root = ElementTree.fromstring(body)
    body = next(part for part in root if part.tag.endswith("}Body"))[0]
    if message["of"] == "fault":
        body = next(part for part in body if part.tag == "detail")[0]
    return sorted(elements(body))


def leaves(value):
    if isinstance(value, dict):
        for part in value.values():
            yield from leaves(part)
    elif isinstance(value, list):
        for part in value:
            yield from leaves(part)
    elif isinstance(value, bool):
        yield "true" if value else "false"
    elif value != "":
        yield value


def elements(element):
    if len(element):
        for part in element:
            yield from elements(part)
    elif element.text:
        yield element.text


if __name__ == "__main__":
    unittest.main()
