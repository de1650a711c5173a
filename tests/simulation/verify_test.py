# SPDX-License-Identifier: BSL-1.0
"""`treaty verify`: contract tests from outside, their exit codes and what they write."""
import http.server
import json
import os
import re
import subprocess
import tempfile
import threading
import unittest
import xml.etree.ElementTree

from tool import Server, run


class Careless(http.server.BaseHTTPRequestHandler):
    """Answers whatever is asked with one response."""
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        body = b'{"complete":true}'
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Verify(unittest.TestCase):
    def test_our_own_server_keeps_every_law_in_both_formats(self):
        with Server() as server:
            code, out, err = run("verify", server.url, "--cases", "60", "--seed", "4")
        self.assertEqual(code, 0, out)
        self.assertTrue(out.startswith("seed 4\n"))
        self.assertRegex(out, r"\n\d+ cases in \d+ calls, 0 failures; seed 4\n$")
        self.assertEqual(len([line for line in err.splitlines() if ", kept," in line]),
                         2 * (14 + 1))  # the operations, and the business as a whole

    def test_most_valid_requests_of_our_own_server_end_in_a_response(self):
        with Server() as server:
            code, out, _ = run("verify", server.url, "--law", "shape", "--cases", "300", "--seed",
                               "2", "--quiet")
        self.assertEqual(code, 0, out)
        ends = re.findall(r"^(\w+) (json|soap): (\d+) of (\d+) valid requests ended in a response",
                          out, re.MULTILINE)
        self.assertEqual(len(ends), 28, out)
        for operation, form, responses, requests in ends:
            with self.subTest(operation=operation, form=form):
                self.assertGreaterEqual(3 * int(responses), int(requests))

    def test_the_laws_of_the_business_alone(self):
        with Server() as server:
            code, out, _ = run("verify", server.url, "--law", "business", "--format", "json",
                               "--cases", "150", "--seed", "2", "--quiet")
            some, told, _ = run("verify", server.url, "--law", "business", "--format", "json",
                                "--operation", "TransferOrder", "--operation", "GetOrder",
                               "--operation", "CancelOrderInventory", "--quiet")
            stopped, _, broken = server.stop()
        self.assertEqual((code, some, stopped, broken), (0, 0, 0, ""), out + told)
        laws = re.findall(r"^  (\w+) +json", out, re.MULTILINE)
        self.assertEqual(laws, ["stock", "keys", "orders", "payments", "status", "cache", "prices",
                                "organizations", "customers", "persons"])
        self.assertRegex(told, r"\n  orders +json")
        self.assertNotRegex(told, r"\n  stock +json")

    def test_known_values_are_read_and_their_mistakes_told(self):
        with Server() as server, tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "known.json")
            words = ["verify", server.url, "--operation", "GetProductAvailability", "--format",
                     "json", "--law", "shape", "--cases", "100", "--quiet", "--known"]
            with open(path, "w", encoding="utf-8") as file:
                file.write('{"store_id": [10101], "fulfillmentCenters": [[]]}')
            code, out, _ = run(*words, path)
            self.assertEqual(code, 0, out)
            self.assertRegex(out, r"GetProductAvailability json: [23]\d of 40 valid requests")
            code, _, err = run(*words, "-", given='{"store_id": ["x"], "stores": [1]}')
            self.assertEqual(code, 65)
            self.assertIn('"store_id": "x" fits no place of this name', err)
            self.assertIn('"stores": no request has a member or a type of this name', err)
            code, _, err = run(*words, os.path.join(folder, "none.json"))
            self.assertEqual(code, 65)
            self.assertIn("cannot read the file", err)

    def test_who_tries_nothing_has_not_passed(self):
        with Server() as server:
            for words in (["business", "--operation", "GetOrder"],
                          ["agreement", "--operation", "TransferOrder"]):
                code, out, err = run("verify", server.url, "--law", *words, "--quiet")
                self.assertEqual(code, 5, out)
                self.assertIn("nothing was tried", err)
                self.assertEqual("all operations that they call" in err, words[0] == "business")

    def test_a_seed_is_drawn_and_told_and_its_requests_come_again(self):
        with Server() as server:
            words = ["verify", server.url, "--operation", "GetOrder", "--format", "json",
                     "--cases", "30", "--quiet"]
            first = run(*words)[1]
            seed = first.splitlines()[0].removeprefix("seed ")
            self.assertEqual(run(*words, "--seed", seed)[1], first)

    def test_the_law_of_agreement_asks_what_reads_in_both_formats(self):
        with Server() as server:
            words = ["verify", server.url, "--law", "agreement", "--cases", "100", "--seed", "1"]
            code, out, _ = run(*words)
            self.assertEqual(code, 0, out)
            # Where an answer tells the moment, the first form is asked once more.
            self.assertRegex(out, r"\n27 cases in 5[4-9] calls, 0 failures; seed 1\n")
            code, _, err = run(*words, "--format", "soap")
        self.assertEqual(code, 64)
        self.assertIn("compares formats", err)

    def test_broken_laws_are_told_with_a_line_that_shows_one_again(self):
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Careless)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}"
        try:
            with tempfile.TemporaryDirectory() as folder:
                junit, page = os.path.join(folder, "j.xml"), os.path.join(folder, "p.html")
                code, out, _ = run("verify", url, "--operation", "GetOrder", "--format", "json",
                                   "--law", "strictness", "--law", "shape", "--cases", "100",
                                   "--seed", "1", "--junit", junit, "--html", page)
                suites = xml.etree.ElementTree.parse(junit).getroot()
                with open(page, encoding="utf-8") as file:
                    html = file.read()
            self.assertEqual(code, 1)
            self.assertIn("strictness, missing-member at /", out)
            self.assertIn("found a response (200)", out)
            self.assertTrue(suites.findall(".//testcase[@name='strictness']/failure"))
            self.assertFalse(suites.findall(".//testcase[@name='shape']/failure"))
            self.assertIn("Laws are broken", html)
            self.assertNotIn("http-equiv", html)
            line = next(line for line in out.splitlines() if "curl" in line)
            shown = subprocess.run(["sh", "-c", line.strip()], capture_output=True, text=True,
                                   timeout=60)
            self.assertEqual(json.loads(shown.stdout.splitlines()[-1]), {"complete": True}, shown)
        finally:
            server.shutdown()
            server.server_close()

    def test_who_is_not_there_is_exit_code_5(self):
        code, _, err = run("verify", "http://127.0.0.1:1", "--quiet")
        self.assertEqual(code, 5)
        self.assertIn("ended early: no answer: unreachable", err)

    def test_wrong_usage_is_exit_code_64(self):
        for words in [["verify"], ["verify", "nonsense"], ["verify", "http://x", "--law", "murphy"],
                      ["verify", "http://x", "--format", "bod"],
                      ["verify", "http://x", "--operation", "GetNothing"],
                      ["verify", "http://x", "--cases", "0"]]:
            with self.subTest(words=words):
                self.assertEqual(run(*words)[0], 64)

    def test_a_file_that_cannot_be_written_is_told(self):
        with Server() as server:
            code, _, err = run("verify", server.url, "--operation", "GetOrder", "--cases", "10",
                               "--quiet", "--junit", "no/such/folder/j.xml")
        self.assertEqual(code, 74)
        self.assertIn("cannot write 'no/such/folder/j.xml'", err)


if __name__ == "__main__":
    unittest.main()
