# SPDX-License-Identifier: BSL-1.0
"""`treaty describe contract` and `treaty diff`: contracts as files, and what changed in them."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from tool_test import run  # noqa: E402

PROGRAM = os.path.join(os.environ["TREATY_BIN_DIR"], "treaty")


class Diff(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.contract = json.loads(run("describe", "contract", "outbound")[1])
        self.old = self.file("old.json", self.contract)

    def file(self, name, contract):
        path = pathlib.Path(self.folder.name, name)
        path.write_text(json.dumps(contract), encoding="utf-8")
        return str(path)

    def changed(self, change):
        contract = json.loads(json.dumps(self.contract))
        change(contract)
        return self.file("new.json", contract)

    def test_the_contract_of_every_service_is_no_change_to_itself(self):
        for service in ["outbound", "inbound", "feed"]:
            code, out, err = run("describe", "contract", service)
            self.assertEqual((code, err), (0, ""))
            path = pathlib.Path(self.folder.name, service)
            path.write_text(out, encoding="utf-8")
            self.assertEqual(run("diff", str(path), str(path)), (0, "no change\n", ""))

    def test_a_break_is_told_with_its_place_and_whom_it_breaks(self):
        def shorter(contract):
            contract["types"]["sku"]["most"] = 12
        new = self.changed(shorter)
        code, out, err = run("diff", self.old, new)
        self.assertEqual((code, err), (1, ""))
        before, _, after = out.partition("breaks providers\n")
        self.assertTrue(before.startswith("breaks consumers\n"))
        self.assertIn("  GetProductAvailability.request.item\n    text-most-lowered: ", before)
        self.assertIn("  GetProductAvailability.response.products[].item\n", after)
        self.assertNotIn("\033", out)

    def test_whose_breaks_count_can_be_chosen(self):
        def one_less(contract):
            del contract["operations"][0]
        new = self.changed(one_less)
        self.assertEqual(run("diff", self.old, new)[0], 1)
        self.assertEqual(run("diff", self.old, new, "--for", "consumers")[0], 1)
        self.assertEqual(run("diff", self.old, new, "--for", "providers")[0], 0)
        self.assertEqual(run("diff", new, self.old, "--for", "consumers")[0], 0)
        self.assertEqual(run("diff", new, self.old, "--for", "providers")[0], 1)

    def test_what_breaks_nobody_is_told_and_is_no_failure(self):
        def more(contract):
            contract["types"]["GetOrder.request"]["members"].append(
                {"name": "colour", "type": "sku", "optional": True})
        code, out, _ = run("diff", self.old, self.changed(more))
        self.assertEqual(code, 0)
        self.assertEqual(out, "breaks nobody\n  GetOrder.request.colour\n    "
                              "optional-member-added: a new member that may be left out\n")

    def test_programs_get_json(self):
        def other(contract):
            contract["operations"][0]["safety"] = "Plain"
        code, out, _ = run("diff", "--json", self.old, self.changed(other))
        self.assertEqual(code, 1)
        found = json.loads(out)
        self.assertEqual((found["breaksConsumers"], found["breaksProviders"]), (True, True))
        self.assertEqual([(one["operation"], one["member"], one["rule"])
                          for one in found["changes"]],
                         [("CreateOrganization", "", "safety-changed")])

    def test_one_of_the_two_may_be_standard_input(self):
        text = json.dumps(self.contract)
        for arguments in [("-", self.old), (self.old, "-")]:
            ran = subprocess.run([PROGRAM, "diff", *arguments], input=text, text=True,
                                 capture_output=True, check=False)
            self.assertEqual((ran.returncode, ran.stdout), (0, "no change\n"))

    def test_what_cannot_be_compared_is_wrong_usage(self):
        code, out, err = run("diff", self.old, "/no/such/file")
        self.assertEqual((code, out, err), (64, "", "treaty diff: cannot read '/no/such/file'\n"))
        code, out, err = run("diff", "-", "-")
        self.assertEqual((code, out), (64, ""))
        self.assertIn("only one of the two can be -", err)

        def strange(contract):
            contract["types"]["sku"]["shape"] = "Blob"
        code, out, err = run("diff", self.old, self.changed(strange))
        self.assertEqual((code, out), (64, ""))
        self.assertIn("is no contract as `treaty describe contract` writes it:\nnot-a-value at "
                      "/types/sku/shape", err)

    def test_a_contract_has_no_shape_and_no_address(self):
        path = "/services/OrderServices"
        self.assertEqual(run("describe", "contract", path, "--shape", "bod")[0], 64)
        self.assertEqual(run("describe", "contract", "outbound", "--address", "http://a")[0], 64)


if __name__ == "__main__":
    unittest.main()
