# SPDX-License-Identifier: BSL-1.0
"""The comparison of instructions.py sees what differs by more than the margin, and nothing else."""
import os
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import judge  # noqa: E402


class Judge(unittest.TestCase):
    def said(self, kept, counted):
        return judge.differences({"read": kept}, {"read": counted})

    def test_within_the_margin_nothing_is_said(self):
        for counted in (1000, 1050, 900):
            self.assertEqual(self.said(1000, counted), [])

    def test_beyond_it_what_is_slower_and_what_is_faster_are_named(self):
        self.assertEqual(self.said(1000, 1051), ["read: slower: 1051.0 instructions for an update, "
                                                 "1000.0 are kept (+5.1 %)"])
        (faster,) = self.said(1000, 899)
        self.assertIn("read: faster: 899.0 instructions", faster)
        self.assertIn(judge.KEEP, faster)

    def test_what_is_only_on_one_side_is_named(self):
        (fresh,) = judge.differences({}, {"read": 1})
        self.assertIn("read: nothing is kept", fresh)
        (gone,) = judge.differences({"read": 1}, {})
        self.assertIn("read: is kept, and no longer counted", gone)


if __name__ == "__main__":
    unittest.main()
