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
    def test_a_short_run_prints_ratios_and_writes_both_files(self):
        with tempfile.TemporaryDirectory() as folder:
            page, figures = pathlib.Path(folder) / "b.html", pathlib.Path(folder) / "b.json"
            done = bench("--json", str(figures), "--html", str(page))
            self.assertEqual(done.returncode, 0, done.stderr)
            for words in ("treaty is", "as fast", "goals reached", "Left out", "flags"):
                self.assertIn(words, done.stdout)
            made = json.loads(figures.read_text())
            names = {one["name"] for one in made["measurements"]}
            for who in ("treaty", "nlohmann"):
                self.assertIn(f"json_read/{who}/known_order/1000", names)
                self.assertIn(f"feed/{who}/batch=1000/connections=1", names)
            judged = [row for row in made["goals"] if "reached" in row]
            self.assertGreater(len(judged), 3)
            self.assertTrue(all(row["verdict"] in ("reached", "beyond", "SHORT")
                                for row in judged))
            self.assertIn("<svg", page.read_text())

    def test_results_of_other_programs_are_added(self):
        with tempfile.TemporaryDirectory() as folder:
            more = pathlib.Path(folder) / "more.results"
            more.write_text('{"name":"feed/redis-set/batch=1000/connections=1",'
                            '"unit":"updates/s","value":1}\n')
            done = bench("--from", str(more))
            self.assertIn("at least 4.5 times redis-set", done.stdout)

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
