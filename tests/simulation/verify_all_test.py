# SPDX-License-Identifier: BSL-1.0
"""scripts/verify-all: the simulator is held to all contracts, and leaves nobody running."""
import os
import pathlib
import signal
import subprocess
import tempfile
import unittest
import urllib.error
import urllib.request

from tool import TREATY

SCRIPT = pathlib.Path(__file__).resolve().parents[2] / "scripts" / "verify-all"


class VerifyAll(unittest.TestCase):
    def start(self, *words):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.output = pathlib.Path(folder.name)
        return subprocess.Popen(
            [SCRIPT, "--no-build", "--output", folder.name, "--quiet", *words], text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            env={**os.environ, "TREATY_BIN_DIR": os.path.abspath(os.path.dirname(TREATY))})

    def assert_nobody_answers(self, line):
        url = line.split()[1]  # "verify-all: http:..."
        self.assertRegex(url, r"^http://127\.0\.0\.1:\d+$")
        with self.assertRaises(urllib.error.URLError):
            urllib.request.urlopen(url + "/health", timeout=5)

    def test_all_laws_are_kept_and_the_reports_are_written(self):
        with self.start("--cases", "5", "--seed", "2") as script:
            out, _ = script.communicate(timeout=120)
        self.assertEqual(script.returncode, 0, out)
        for row in (["CreateOrganization", "json"], ["SynchronizePerson", "soap"]):
            self.assertEqual(sum(line.split()[:2] == row for line in out.splitlines()), 1)
        self.assertIn(" 0 failures; seed 2\n", out)
        self.assertIn("<testsuites", (self.output / "verify.xml").read_text(encoding="utf-8"))
        self.assertIn("<html", (self.output / "verify.html").read_text(encoding="utf-8"))
        self.assert_nobody_answers(out)

    def test_the_server_ends_with_a_script_that_is_interrupted(self):
        with self.start("--cases", "1000000") as script:
            first = script.stdout.readline()
            script.send_signal(signal.SIGTERM)
            script.communicate(timeout=60)
        self.assertEqual(script.returncode, 143)
        self.assert_nobody_answers(first)

    def test_wrong_usage_has_the_exit_code_of_the_program(self):
        with self.start("--law", "murphy") as script:
            out, _ = script.communicate(timeout=60)
        self.assertEqual(script.returncode, 64, out)


if __name__ == "__main__":
    unittest.main()
