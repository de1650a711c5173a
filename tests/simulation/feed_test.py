# SPDX-License-Identifier: BSL-1.0
"""The feed of stock levels that `treaty serve` takes: in JSON, in plain SOAP and as a stream."""
import json
import os
import sys
import unittest
import urllib.error
import urllib.request

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from tool_test import Server, run  # noqa: E402


def line(sku, version, **other):
    return {"sku": sku, "store": 10101, "center": 10001, "quantity": 5, "unit": "EA",
            "status": "Available", "asOf": "2026-11-23T07:53:44.578Z", "version": version, **other}


def post(url, body, media_type="application/json"):
    asked = urllib.request.Request(url, body.encode(), {"Content-Type": media_type})
    try:
        with urllib.request.urlopen(asked, timeout=10) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as answer:
        return answer.code, answer.read().decode()


class Feed(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server()
        cls.server.__enter__()
        cls.url = cls.server.url + "/feed/UpdateInventoryLevels"

    @classmethod
    def tearDownClass(cls):
        cls.server.__exit__(None, None, None)

    def feed(self, *lines, mode=None):
        body = {"lines": list(lines)} | ({"mode": mode} if mode else {})
        code, text = post(self.url, json.dumps(body))
        return code, json.loads(text)

    def test_newer_versions_win(self):
        self.assertEqual(self.feed(line("A", 2), line("B", 1)),
                         (200, {"applied": 2, "unchanged": 0, "stale": 0}))
        self.assertEqual(self.feed(line("A", 2), line("A", 1), line("B", 3)),
                         (200, {"applied": 1, "unchanged": 1, "stale": 1}))

    def test_refused_lines_are_named_and_the_others_count(self):
        code, answer = self.feed(line("C", 1), line("D", 1, store=1), line("E", 1, quantity=-1))
        self.assertEqual((code, answer["applied"]), (200, 1))
        self.assertEqual(answer["refused"], [{"line": 1, "reason": "UnknownStore"},
                                             {"line": 2, "reason": "NegativeQuantity"}])

    def test_all_or_nothing(self):
        code, answer = self.feed(line("F", 1), line("G", 1, store=1), mode="AllOrNothing")
        self.assertEqual((code, answer["type"]), (422, "urn:treaty:fault:LinesRefused"))
        self.assertEqual(answer["fault"], {"refused": [{"line": 1, "reason": "UnknownStore"}]})
        self.assertEqual(self.feed(line("F", 1))[1]["applied"], 1)

    def test_a_line_that_is_none_is_a_problem_with_its_place(self):
        code, answer = self.feed(line("H", 1), line("I", "1"))
        self.assertEqual(code, 400)
        self.assertEqual(answer["problems"][0]["pointer"], "/lines/1/version")

    def test_soap(self):
        body = ('<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>'
                '<f:UpdateInventoryLevels xmlns:f="urn:treaty:feed:1"><f:lines>' + "".join(
                    "<f:item>" + "".join(f"<f:{name}>{value}</f:{name}>"
                                         for name, value in line(sku, 1).items()) + "</f:item>"
                    for sku in ("S1", "S2", "S3", "S4")) +
                "</f:lines></f:UpdateInventoryLevels></s:Body></s:Envelope>")
        code, text = post(self.server.url + "/feed", body, "text/xml")
        self.assertEqual(code, 200, text)
        self.assertIn("applied>4<", text)

    def test_its_wsdl_is_there(self):
        with urllib.request.urlopen(self.server.url + "/feed?wsdl", timeout=10) as answer:
            self.assertIn("UpdateInventoryLevels", answer.read().decode())

    def test_a_stream_goes_on_behind_what_is_no_line(self):
        lines = "\n".join([json.dumps(line("T1", 1)), '{"sku":"T2"}', json.dumps(line("T3", 1)),
                           ""])
        code, out, _ = run("call", self.server.url, "feed.UpdateInventoryLevels", "--stream",
                           given=lines)
        notes = [json.loads(one) for one in out.splitlines()]
        self.assertEqual(code, 3)
        self.assertEqual((notes[0]["position"], notes[0]["problem"]["status"]), (1, 400))
        self.assertEqual((notes[-1]["position"], notes[-1]["applied"]), (3, 2))


if __name__ == "__main__":
    unittest.main()
