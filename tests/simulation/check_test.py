# SPDX-License-Identifier: BSL-1.0
"""`treaty check` as a user runs it: what it says of a message, and its exit codes."""
import os
import pathlib
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from tool_test import NOT_IN_OMS, SOURCE, run  # noqa: E402


class Check(unittest.TestCase):
    def test_a_good_request_is_ok(self):
        self.assertEqual(run("check", "json", "GetProductAvailability",
                             given='{"store": 10101, "item": "BRISA-2"}'), (0, "ok\n", ""))

    def test_all_problems_are_told_with_line_column_and_member(self):
        code, out, _ = run("check", "json", "outbound/GetProductAvailability",
                           given='{\n  "store": "x",\n  "item": ""\n}')
        self.assertEqual(code, 1)
        lines = out.splitlines()
        self.assertEqual(len(lines), 2, out)
        self.assertRegex(lines[0], r"^2:12: /store: wrong-type: expected .*, found .*")
        self.assertRegex(lines[1], r"^3:11: /item: too-short: expected text of 1 to 64 bytes")

    def test_no_json_a_missing_member_and_a_limit(self):
        code, out, _ = run("check", "json", "GetOrder", given="{")
        self.assertEqual(code, 1)
        self.assertIn("malformed", out)
        code, out, _ = run("check", "json", "TransferOrder", given="{}")
        self.assertEqual(code, 1)
        self.assertIn("1:1: /order: missing-member", out)
        code, out, _ = run("check", "json", "GetOrder", given='{"x":' + "[" * 100 + "]" * 100 + "}")
        self.assertEqual(code, 2)
        self.assertIn("limit-exceeded", out)

    def test_a_request_in_soap(self):
        envelope = ('<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body>'
                    '<GetProductAvailability xmlns="urn:treaty:outbound:1"><store>{}</store>'
                    '<item>BRISA-2</item></GetProductAvailability></e:Body></e:Envelope>')
        self.assertEqual(run("check", "soap", "GetProductAvailability",
                             given=envelope.format(10101)), (0, "ok\n", ""))
        code, out, _ = run("check", "soap", "GetProductAvailability", given=envelope.format("x"))
        self.assertEqual(code, 1)
        self.assertIn("/Envelope/Body/GetProductAvailability/store: wrong-type", out)

    def test_a_document_for_another_operation(self):
        messages = pathlib.Path(SOURCE, "tests/unit/bod/messages")
        document = (messages / "reserve_order_inventory_request.xml").read_text()
        self.assertEqual(run("check", "bod", "ReserveOrderInventory", given=document)[0], 0)
        code, out, _ = run("check", "bod", "CancelOrderInventory", given=document)
        self.assertEqual(code, 1)
        self.assertIn('expected the action Cancel, found "Reserve"', out)

    def test_a_document_of_the_third_generation(self):
        messages = pathlib.Path(SOURCE, "tests/unit/bod/messages/successor")
        document = (messages / "reserve_order_inventory_request.xml").read_text()
        self.assertEqual(run("check", "oms", "ReserveOrderInventory", given=document)[0], 0)
        code, out, err = run("check", "oms", "CreateOrganization", given=document)
        self.assertEqual((code, out), (64, ""))
        self.assertEqual(err, f"treaty check: {NOT_IN_OMS}\n")

    def test_the_operation_that_a_message_says(self):
        messages = pathlib.Path(SOURCE, "tests/unit/bod/messages")
        for name, wire in [("reserve_order_inventory", "bod"), ("preprocess_order", "bod"),
                           ("synchronize_person", "bod"), ("transfer_order", "oms"),
                           ("update_order_status", "oms")]:
            folder = messages / "successor" if wire == "oms" else messages
            document = (folder / f"{name}_request.xml").read_text()
            self.assertEqual(run("check", wire, given=document), (0, "ok\n", ""), name)
        code, out, _ = run("check", "bod", given=(
            messages / "process_payment_request.xml").read_text().replace("EUR", "EURO"))
        self.assertEqual(code, 1)
        self.assertIn("ProcessFinancialTransaction", out)
        envelope = ('<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body>'
                    '<{0} xmlns="urn:treaty:inbound:1"/></e:Body></e:Envelope>')
        code, out, _ = run("check", "soap", given=envelope.format("UpdateOrderStatus"))
        self.assertEqual(code, 1)
        self.assertIn("/Envelope/Body/UpdateOrderStatus/order: missing-member", out)
        for words, given, told in [
                (["bod"], envelope.format("UpdateOrderStatus"), "no operation of bod is known"),
                (["oms"], document.replace("/commerce/9/", "/commerce/"), "no operation of oms"),
                (["soap"], envelope.format("Dance"), "no operation is called 'Dance'"),
                (["json"], "{}", "JSON does not say its operation")]:
            code, out, err = run("check", *words, given=given)
            self.assertEqual((code, out), (64, ""))
            self.assertIn(told, err)

    def test_more_problems_than_a_server_would_tell(self):
        products = ",".join('{"item": 7}' for _ in range(300))
        code, out, _ = run("check", "json", "UpdateInventoryCache",
                           given='{"store":1,"action":"Update","products":[' + products + "]}")
        self.assertEqual(code, 1)
        self.assertEqual(len(out.splitlines()), 300)

    def test_an_unknown_operation(self):
        code, out, err = run("check", "json", "GetNothing", given="{}")
        self.assertEqual((code, out), (64, ""))
        self.assertIn("GetNothing", err)


if __name__ == "__main__":
    unittest.main()
