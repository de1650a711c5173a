# SPDX-License-Identifier: BSL-1.0
"""`treaty verify` finds each defect that is planted in a server of the fourteen services, and names
its law, its rule and its member. `flawed_server_test.py --whole [CASES]` instead tries every
operation in both formats on every defect, and takes some minutes."""
import os
import re
import subprocess
import sys
import unittest

from tool import TREATY, run

SERVER = os.path.join(os.path.dirname(TREATY), "treaty_flawed_server")

# defect: operation, law, rule, how the path ends that is told with it, formats
PLANTED = {
    "accepts-missing-member":
        ("GetProductAvailability", "strictness", "missing-member", "/store", "json soap"),
    "coerces-text-to-number":
        ("GetProductAvailability", "strictness", "wrong-type", "/store", "json"),
    "takes-any-enumerator":
        ("ProcessPayment", "strictness", "unknown-enumerator", "/action", "json soap"),
    "takes-impossible-dates":
        ("CheckOrderInventory", "strictness", "bad-time", "At", "json soap"),
    "takes-the-last-of-twins":
        ("UpdateOrderStatus", "strictness", "duplicate-member", "/", "json soap"),
    "cuts-long-text":
        ("GetProductAvailability", "limits", "too-long", "/item", "json soap"),
    "takes-empty-lists":
        ("ReserveOrderInventory", "limits", "too-few", "/lines", "json soap"),
    "rounds-numbers":
        ("ReserveOrderInventory", "limits", "bad-number", "/value", "json soap"),
    "reads-what-is-cut": ("GetOrder", "strictness", "truncated", "", "json soap"),
    "takes-past-a-limit": ("GetOrder", "limits", "too-deep", "", "json soap"),
    "takes-any-media-type": ("GetOrder", "protocol", "media-type", "", "json soap"),
    "refuses-unknown-members":
        ("GetProductAvailability", "tolerance", "unknown-member", "", "json soap"),
    "fails-for-joined-letters":
        ("CheckOrderInventory", "shape", "valid-request-refused", "", "json soap"),
    "problem-with-wrong-status": ("GetOrder", "protocol", "status", "", "json soap"),
    "problem-with-200": ("GetOrder", "protocol", "status", "", "json soap"),
    "problem-at-wrong-place":
        ("GetProductAvailability", "strictness", "missing-member", "/store", "json soap"),
    "fault-with-wrong-status":
        ("GetProductAvailability", "faults", "status", "UnknownStore", "json soap"),
    "undeclared-fault":
        ("GetProductAvailability", "faults", "undeclared-fault", "SomethingElse", "json soap"),
    "fault-loses-member":
        ("GetProductAvailability", "faults", "missing-member", "/store", "json soap"),
    "empty-body-with-200": ("GetProductAvailability", "shape", "malformed", "", "json soap"),
    "wrong-media-type": ("TransferOrder", "protocol", "media-type", "", "json soap"),
    "not-well-formed": ("TransferOrder", "shape", "malformed", "", "json soap"),
    "loses-member-in-soap": ("GetOrder", "shape", "missing-member", "/complete", "soap"),
    "extra-precision":
        ("GetProductAvailability", "shape", "out-of-range", "/value", "json soap"),
    "reads-drift": ("GetProductAvailability", "safety", "read-only", "", "json soap"),
    "answers-the-call-before": ("GetOrder", "safety", "read-only", "", "json soap"),
    "fault-leaves-a-trace": ("CheckOrderInventory", "safety", "read-only", "", "json soap"),
    "works-without-key": ("ProcessPayment", "safety", "key-required", "", "json soap"),
    "forgets-keys": ("ReserveOrderInventory", "safety", "once-under-a-key", "", "json soap"),
    "key-is-late": ("ReserveOrderInventory", "concurrency", "once-under-a-key", "", "json soap"),
}


# Defects of the business: the law that finds it, the rule, the operation.
PLANTED_IN_BUSINESS = {
    "oversells-two-lines": ("stock", "nothing-oversold", "ReserveOrderInventory"),
    "deposits-twice": ("payments", "sums-are-kept", "ProcessPayment"),
    "changes-state-on-a-fault": ("stock", "a-fault-changes-nothing", "GetProductAvailability"),
    "answers-another-order": ("orders", "the-order-that-was-asked", "GetOrder"),
    "cancel-does-not-restore": ("keys", "once-under-a-key", "CancelOrderInventory"),
    "captures-above-authorized": ("payments", "captured-within-authorized", "ProcessPayment"),
    "takes-stale-status": ("status", "stale-is-ignored", "UpdateOrderStatus"),
    "takes-older-level": ("cache", "never-goes-back", "UpdateInventoryCache"),
    "loses-a-line": ("orders", "no-line-lost", "GetOrder"),
    "creates-twice": ("organizations", "created-once", "CreateOrganization"),
    "takes-any-parent": ("customers", "below-nobody", "SynchronizeOrganization"),
}


class Flawed:
    """The server with one defect, for as long as the block lasts."""

    def __init__(self, flaw):
        self.process = subprocess.Popen([SERVER, "--flaw", flaw], text=True,
                                        stdout=subprocess.PIPE)
        self.url = self.process.stdout.readline().split()[-1]

    def __enter__(self):
        return self.url

    def __exit__(self, *_):
        self.process.terminate()
        self.process.communicate(timeout=60)


def told(out):
    """(operation, format, law, rule, path) of each failure."""
    return re.findall(r"^\w+\.(\w+) (\w+): ([\w-]+), ([\w-]+)(?: at (.*))?$", out, re.MULTILINE)


def names(out, wanted, form):
    operation, law, rule, member, _ = wanted
    return any(one[:4] == (operation, form, law, rule) and
               (one[4].endswith(member) or member == "/" and one[4])
               for one in told(out))


class FlawedServer(unittest.TestCase):
    maxDiff = None

    def test_every_defect_that_can_be_planted_is_expected_here(self):
        listed = subprocess.run([SERVER, "--list"], capture_output=True, text=True, check=True)
        self.assertEqual([line.split("\t")[0] for line in listed.stdout.splitlines()],
                         [*PLANTED, *PLANTED_IN_BUSINESS])

    def test_each_of_the_business_is_found_and_its_report_names_law_rule_and_operation(self):
        for flaw, (law, rule, operation) in PLANTED_IN_BUSINESS.items():
            with self.subTest(flaw=flaw), Flawed(flaw) as url:
                code, out, err = run("verify", url, "--law", "business", "--seed", "1",
                                     "--cases", "400", "--format", "json", "--quiet")
                self.assertEqual(code, 1, out + err)
                self.assertRegex(out, rf"(?m)^business\.{law} json: business, {rule} "
                                      rf"at {operation}, call \d+$")
                self.assertRegex(out, r"\n  expected .+\n  found .+\n"
                                      r"  in \d+ cases?; to see one:\n  .*curl ")

    def test_each_is_found_and_its_report_names_law_rule_and_member(self):
        for flaw, wanted in PLANTED.items():
            # The faults of an operation come up while requests are tried for their shape.
            operation, law = wanted[:2]
            formats = wanted[4].split()
            laws = [law] if law != "protocol" else ["protocol", "strictness", "shape"]
            with self.subTest(flaw=flaw), Flawed(flaw) as url:
                code, out, err = run("verify", url, "--operation", operation, "--seed", "1",
                                     *[word for one in laws for word in ("--law", one)],
                                     "--cases", "400", "--quiet",
                                     *[word for one in formats for word in ("--format", one)])
                self.assertEqual(code, 1, out + err)
                for form in formats:
                    self.assertTrue(names(out, wanted, form), f"{form}: {told(out)}")
                self.assertRegex(out, r"\n  expected .+\n  found .+\n"
                                      r"  in \d+ cases?; to see one:\n  .*curl ")

    def test_without_a_defect_all_is_kept(self):
        with Flawed("none") as url:
            code, out, _ = run("verify", url, "--cases", "20", "--seed", "1", "--quiet")
        self.assertEqual(code, 0, out)

    def test_a_whole_run_finds_one_among_everything(self):
        with Flawed("undeclared-fault") as url:
            code, out, _ = run("verify", url, "--cases", "20", "--seed", "1", "--quiet")
        self.assertEqual(code, 1)
        found = {(one[0], one[1]) for one in told(out) if one[3] == "undeclared-fault"}
        self.assertGreaterEqual(len(found), 26, out)
        # Laws of the business see another fault than the one that they wait for.
        self.assertEqual({one[3] for one in told(out) if one[2] != "business"},
                         {"undeclared-fault"})

    def test_a_defect_of_another_name_is_told(self):
        ended = subprocess.run([SERVER, "--flaw", "kind"], capture_output=True, text=True)
        self.assertEqual(ended.returncode, 64)
        self.assertIn("no flaw is called 'kind'", ended.stderr)


def whole(cases):
    """Every operation on every defect; a line each. Exit code 1 if one is not found."""
    missed = 0
    for flaw, wanted in PLANTED.items():
        with Flawed(flaw) as url:
            _, out, _ = run("verify", url, "--cases", cases, "--seed", "1", "--quiet")
        found = all(names(out, wanted, form) for form in wanted[4].split())
        missed += not found
        print(f"{flaw:26} {'found' if found else 'MISSED':7} {len(told(out)):4} told of")
    return missed != 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--whole"]:
        sys.exit(whole(sys.argv[2] if len(sys.argv) > 2 else "200"))
    unittest.main()
