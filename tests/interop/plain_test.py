# SPDX-License-Identifier: BSL-1.0
"""The comparison of interop.py sees what differs, and nothing else."""
import os
import sys
import unittest
import xml.etree.ElementTree as ElementTree

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import plain  # noqa: E402

VALUE = {"order": {"id": "900719925474099301", "paid": True, "sum": "12.50"}, "tags": ["a", "b"],
         "one": ["x"], "none": [], "userData": {"k": "v", "l": ""}, "at": "2026-11-20T10:00:00Z"}


class Comparison(unittest.TestCase):
    def test_a_value_survives_the_way_through_xml(self):
        tree = plain.tree_of(VALUE)
        element = plain.xml_of("Ask", tree, "urn:x")
        back = plain.tree_of_xml(ElementTree.fromstring(ElementTree.tostring(element)))
        self.assertEqual(plain.differences(VALUE, back), [])

    def test_what_clients_make_of_it_is_the_same(self):
        for name, value in [("tags", {"item": ["a", "b"]}), ("tags", ["a", "b"]), ("one", "x"),
                            ("one", {"item": "x"}), ("none", {"item": []}),
                            ("userData", {"entry": [{"key": "k", "$": "v"}, {"key": "l"}]}),
                            ("at", "2026-11-20T11:00:00.000000+01:00")]:
            with self.subTest(name=name, value=value):
                self.assertEqual(plain.differences(VALUE, {**VALUE, name: value}), [])
        without = {name: value for name, value in VALUE.items() if name != "none"}
        self.assertEqual(plain.differences(VALUE, without), [])

    def test_each_difference_is_told_with_its_place(self):
        for name, value, place in [
                ("tags", {"item": ["a"]}, "/tags"), ("tags", {"item": ["b", "a"]}, "/tags/0"),
                ("one", "y", "/one/0"), ("at", "2026-11-20T10:10:00Z", "/at"), ("at", "", "/at"),
                ("order", {"id": "900719925474099300", "paid": "true", "sum": "12.5"}, "/order/id"),
                ("order", {"id": "900719925474099301", "paid": "1", "sum": "12.5"}, "/order/paid"),
                ("order", {"id": "900719925474099301", "paid": "true", "sum": "12.51"},
                 "/order/sum"),
                ("order", {"id": "900719925474099301", "paid": "true"}, "/order/sum"),
                ("order", "", "/order/id"), ("order", "text", "/order"),
                ("userData", {"entry": [{"key": "k", "$": "w"}, {"key": "l"}]}, "/userData/k"),
                ("userData", {"entry": [{"key": "k", "$": "v"}]}, "/userData/l"),
                ("more", "1", "/more")]:
            with self.subTest(name=name, value=value):
                told = plain.differences(VALUE, {**VALUE, name: value})
                self.assertTrue(told and told[0].startswith(place + ":"), told)


if __name__ == "__main__":
    unittest.main()
