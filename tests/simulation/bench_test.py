# SPDX-License-Identifier: BSL-1.0
"""`treaty bench`: a short run prints ratios and goals, and writes both files."""
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

TREATY = os.path.join(os.environ["TREATY_BIN_DIR"], "treaty")


def bench(*words):
    return subprocess.run([TREATY, "bench", "--rounds", "1", "--time", "1", *words], text=True,
                          capture_output=True, timeout=120)


class Bench(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.page, cls.figures = (pathlib.Path(cls.folder.name) / f"b.{kind}"
                                 for kind in ("html", "json"))
        cls.done = bench("--json", str(cls.figures), "--html", str(cls.page))

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_a_short_run_prints_ratios_and_writes_both_files(self):
        self.assertEqual(self.done.returncode, 0, self.done.stderr)
        for words in ("treaty is", "as fast", "goals were measured here", "Left out"):
            self.assertIn(words, self.done.stdout)
        made = json.loads(self.figures.read_text())
        names = {one["name"] for one in made["measurements"]}
        for who in ("treaty", "nlohmann"):
            self.assertIn(f"json_read/{who}/known_order/1000", names)
            self.assertIn(f"feed/{who}/batch=1000/connections=1", names)
        judged = [row for row in made["goals"] if "reached" in row]
        self.assertGreater(len(judged), 3)
        self.assertTrue(all(row["verdict"] in ("reached", "beyond", "SHORT") for row in judged))
        self.assertIn("<svg", self.page.read_text())

    def test_it_says_how_it_was_built(self):
        out = self.done.stdout
        flags = next(line for line in out.splitlines() if line.startswith("  flags: "))
        self.assertEqual("-O3 -DNDEBUG" not in flags, "  beware: not built with -O3" in out)

    def test_what_it_wrote_and_results_of_other_programs_are_added_as_rounds(self):
        more = pathlib.Path(self.folder.name) / "more.results"
        both = pathlib.Path(self.folder.name) / "both.json"
        more.write_text('{"name":"feed/redis-set/batch=1000/connections=1",'
                        '"unit":"updates/s","value":1}\n')
        done = bench("--from", str(more), "--from", str(self.figures), "--json", str(both))
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("at least 4.5 times redis-set", done.stdout)
        rounds = {one["name"]: one.get("rounds")
                  for one in json.loads(both.read_text())["measurements"]}
        self.assertEqual(len(rounds["json_read/treaty/known_order/1000"]), 2)

    def test_a_file_that_holds_no_results_is_named_with_what_is_wrong(self):
        with tempfile.TemporaryDirectory() as folder:
            other = pathlib.Path(folder) / "other.json"
            for text, why in [("Killed\n", "line 1 is no result"), ("{\n", "cut off"),
                              ('{"benchmarks": 1}', "no results")]:
                with self.subTest(text=text):
                    other.write_text(text)
                    done = bench("--from", str(other))
                    self.assertEqual(done.returncode, 64)
                    self.assertEqual(done.stdout, "")
                    self.assertTrue(done.stderr.startswith(f"treaty bench: {other}: "), done.stderr)
                    self.assertIn(why, done.stderr)

    def test_a_file_that_is_not_there_is_wrong_usage(self):
        done = bench("--from", "nowhere.results")
        self.assertEqual(done.returncode, 64)
        self.assertIn("nowhere.results", done.stderr)

    def test_a_file_that_cannot_be_written_is_said_to_be(self):
        done = bench("--json", "nowhere/at/all.json")
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("cannot write nowhere/at/all.json", done.stderr)


if __name__ == "__main__":
    unittest.main()
