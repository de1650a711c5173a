# SPDX-License-Identifier: BSL-1.0
"""`treaty record` and `treaty play`: what a server answered is answered again without it."""
import json
import os
import tempfile
import unittest
import urllib.request

from tool import Server, Serving, run

ASKED = '{"store": 10101, "item": "AuroraWMDRS-1"}'


def ask(url, form, request=ASKED):
    return run("call", url, "GetProductAvailability", request, "--format", form)


class Record(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.file = os.path.join(folder.name, "calls.jsonl")

    def record(self, *words):
        """What the server answers in JSON, SOAP and to a request that ends in a fault."""
        with Server() as real, Serving("record", real.url, "--to", self.file, *words) as tape:
            answers = [ask(tape.url, "json"), ask(tape.url, "soap"),
                       ask(tape.url, "json", '{"store": 1, "item": "none"}')]
            with urllib.request.urlopen(tape.url + "/health", timeout=10) as health:
                self.assertEqual(health.status, 200)
            code, _, err = tape.stop()
        self.assertEqual(code, 0)
        self.assertRegex(err, r"^3 exchanges kept in .*calls\.jsonl, 0 not ")
        return answers

    def test_what_is_recorded_is_played_without_the_server(self):
        answers = self.record()
        self.assertEqual([answer[0] for answer in answers], [0, 0, 2], answers)
        with open(self.file, encoding="utf-8") as file:
            lines = [json.loads(line) for line in file]
        self.assertEqual([line["path"] for line in lines],
                         ["/outbound/GetProductAvailability", "/outbound",
                          "/outbound/GetProductAvailability"])
        with Serving("play", self.file) as again:
            self.assertEqual(ask(again.url, "json"), answers[0])
            self.assertEqual(ask(again.url, "soap"), answers[1])
            code, _, err = ask(again.url, "json", '{"store": 2, "item": "none"}')
            self.assertEqual(code, 3, err)
            code, _, err = again.stop()
        self.assertEqual((code, err), (0, "1 exchanges were not asked for\n"))

    def test_a_file_that_is_there_is_added_to_only_if_told(self):
        self.record()
        code, _, err = run("record", "http://127.0.0.1:1", "--to", self.file)
        self.assertEqual(code, 74)
        self.assertIn("is there already; --append adds to it", err)
        self.record("--append")
        with open(self.file, encoding="utf-8") as file:
            self.assertEqual(len(file.readlines()), 6)

    def test_a_system_that_is_not_there_is_told_and_not_kept(self):
        with Serving("record", "http://127.0.0.1:1", "--to", self.file) as tape:
            code, _, err = ask(tape.url, "json")
            self.assertIn(code, (3, 4), err)
            self.assertIn("The other system did not answer: unreachable", err)
            code, _, err = tape.stop()
        self.assertEqual(code, 0)
        self.assertRegex(err, r"^0 exchanges kept in .*, 1 not ")

    def test_what_is_no_recording_is_told_by_its_line(self):
        with open(self.file, "w", encoding="utf-8") as file:
            file.write('\n{"path":"/a"}\n')
        code, _, err = run("play", self.file)
        self.assertEqual(code, 2)
        self.assertIn("line 2 is no recorded exchange: missing-member at /", err)
        self.assertEqual(run("play", "/no/such/file")[0], 74)

    def test_wrong_usage_is_exit_code_64(self):
        for words in [["record"], ["record", "http://x"], ["record", "x", "--to", self.file],
                      ["play"], ["play", self.file, "--listen", "port"]]:
            with self.subTest(words=words):
                self.assertEqual(run(*words)[0], 64)
        with Server() as real:
            self.assertEqual(run("record", real.url, "--to", self.file, "--listen",
                                 str(real.port))[0], 3)


if __name__ == "__main__":
    unittest.main()
