# SPDX-License-Identifier: BSL-1.0
"""The feed through the program `treaty`: known to every subcommand, and sent as a stream."""
import json
import unittest
import urllib.error
import urllib.request

from tool import Server, run


class FeedByName(unittest.TestCase):
    """The feed is served beside the fourteen, so every subcommand knows it too."""
    LINE = ('{"sku":"AB-1","store":10101,"center":501,"quantity":5,"unit":"EA",'
            '"status":"Available","asOf":"2026-11-23T07:53:44Z","version":1}')
    IN_SOAP = """<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body>
<UpdateInventoryLevels xmlns="urn:treaty:feed:1"><lines/></UpdateInventoryLevels>
</e:Body></e:Envelope>"""

    def test_it_is_listed_after_the_fourteen(self):
        code, out, _ = run("list")
        self.assertEqual(code, 0)
        self.assertRegex(out, r"(?m)^UpdateInventoryLevels +idempotent$")
        self.assertLess(out.index("SynchronizePerson "), out.index("feed 1.0, 1 operation,"))
        self.assertIn("  UpdateInventoryLevels ", run("list", "--short")[1])
        for name in ["UpdateInventoryLevels", "feed/UpdateInventoryLevels",
                     "feed.UpdateInventoryLevels"]:
            code, out, _ = run("list", name)
            self.assertEqual(code, 0)
            self.assertIn("/feed/UpdateInventoryLevels", out)

    def test_its_messages_are_checked(self):
        asked = ("check", "json", "UpdateInventoryLevels")
        self.assertEqual(run(*asked, given='{"lines":[' + self.LINE + "]}"), (0, "ok\n", ""))
        code, out, _ = run(*asked, given='{"lines":[' + self.LINE.replace("5,", '"5",') + "]}")
        self.assertEqual(code, 1)
        self.assertIn("/lines/0/quantity: wrong-type", out)
        code, out, err = run("check", "soap", given=self.IN_SOAP)
        self.assertEqual((code, err), (1, ""), "known by its message")
        self.assertIn("too-short", out)
        code, _, err = run("check", "bod", "UpdateInventoryLevels", given="<a/>")
        self.assertEqual(code, 64)
        self.assertIn("bod has no message of UpdateInventoryLevels", err)

    def test_it_is_described_as_its_server_does(self):
        with Server() as server:
            address = server.url + "/feed"
            with urllib.request.urlopen(address + "?wsdl") as page:
                served = page.read().decode()
        self.assertEqual(run("describe", "wsdl", "feed", "--address", address), (0, served, ""))
        code, out, _ = run("describe", "xsd", "feed")
        self.assertEqual(code, 0)
        self.assertIn("urn:treaty:feed:1", out)
        self.assertIn("outbound, inbound and feed", run("describe", "wsdl", "sideways")[2])

    def test_the_demo_counts_the_fourteen_alone(self):
        self.assertNotIn("UpdateInventoryLevels", run("demo", "--shoppers", "1")[1])


class Stream(unittest.TestCase):
    GOOD, OTHER = (FeedByName.LINE.replace("AB-1", sku) for sku in ("AB-2", "AB-3"))
    REFUSED = FeedByName.LINE.replace("10101", "99")

    @classmethod
    def setUpClass(cls):
        cls.server = Server("--port", "0").__enter__()

    @classmethod
    def tearDownClass(cls):
        cls.server.__exit__()

    def stream(self, *lines, operation="UpdateInventoryLevels", words=()):
        code, out, err = run("call", self.server.url, operation, "--stream", *words,
                             given="".join(line + "\n" for line in lines))
        return code, [json.loads(line) for line in out.splitlines()], err

    def test_lines_that_all_count_are_exit_code_0(self):
        for name in ["UpdateInventoryLevels", "feed.UpdateInventoryLevels",
                     "feed/UpdateInventoryLevels"]:
            code, said, err = self.stream(self.GOOD, self.OTHER, operation=name)
            self.assertEqual((code, said[-1]["position"], err), (0, 2, ""))
            self.assertEqual(len(said), 1)

    def test_a_line_that_the_operation_refuses_is_exit_code_2(self):
        code, said, err = self.stream(self.GOOD, self.REFUSED, words=("--from", "10"))
        self.assertEqual(said[0], {"position": 11, "refused": {"reason": "UnknownStore"}})
        self.assertEqual((code, said[-1]["position"]), (2, 12))
        self.assertEqual(err, "treaty call: lines that the operation refused: 1\n")

    def test_a_line_that_cannot_be_read_is_a_problem_and_exit_code_3(self):
        code, said, err = self.stream('{"sku":"X"}', self.GOOD, "what", self.REFUSED)
        self.assertEqual(code, 3)
        told = {one["position"]: one for one in said[:-1]}
        self.assertEqual(sorted(told), [0, 2, 3])
        self.assertEqual(told[0]["problem"]["type"], "urn:treaty:problem:missing-member")
        self.assertEqual(told[2]["problem"]["type"], "urn:treaty:problem:malformed")
        self.assertIn("refused", told[3])
        self.assertEqual(said[-1]["position"], 4)
        self.assertEqual(err, "treaty call: lines that the operation refused: 1\n"
                              "treaty call: lines that could not be read: 2\n")

    def test_what_has_no_meaning_for_a_stream_is_wrong_usage(self):
        for words in [("{}",), ("--key", "k"), ("--format", "soap"), ("--show-wire",),
                      ("--timeout", "5")]:
            with self.subTest(words=words):
                self.assertEqual(self.stream(self.GOOD, words=words)[0], 64)
        code, _, err = self.stream(self.GOOD, operation="GetNothing")
        self.assertEqual(code, 64)
        self.assertIn("no operation is called 'GetNothing'", err)

    def test_a_parameter_that_a_stream_does_not_have_is_named(self):
        for query, found in [("mode=AllOrNothing", "?mode=AllOrNothing"),
                             ("from=1&form=2", "?form=2"),
                             ("from=two", "?from=two")]:
            with self.subTest(query=query):
                asked = urllib.request.Request(
                    f"{self.server.url}/feed/UpdateInventoryLevels?{query}",
                    data=(self.GOOD + "\n").encode(),
                    headers={"Content-Type": "application/x-ndjson"})
                with self.assertRaises(urllib.error.HTTPError) as refused:
                    urllib.request.urlopen(asked)
                self.assertEqual(refused.exception.code, 400)
                problem = json.load(refused.exception)["problems"][0]
                self.assertEqual(problem["found"], found)
                self.assertIn("from=", problem["expected"])


if __name__ == "__main__":
    unittest.main()
