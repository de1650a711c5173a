# SPDX-License-Identifier: BSL-1.0
"""The test of the documents finds each kind of mistake, planted in a small project of its own."""
import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import documents  # noqa: E402

SOURCE = """int main() {
    //! [call]
    call();
    //! [call]
}
"""


class planted_mistakes(unittest.TestCase):
    def mistakes(self, text, script="echo one; echo two; echo three"):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            (root / "docs").mkdir()
            (root / "README.md").write_text(text)
            (root / "code.cpp").write_text(SOURCE)
            (root / "case.cpp").write_text("// expect: treaty: no\n")
            program = root / "docs_talk"
            program.write_text(f"#!/bin/sh\n{script}\n")
            program.chmod(0o755)
            return list(documents.check_text(root, root))

    def test_a_true_document_passes(self):
        self.assertEqual([], self.mistakes(
            "[code](code.cpp)\n<!-- source: code.cpp [call] -->\n```cpp\ncall();\n```\n"
            "<!-- output: talk -->\n```text\ntwo\nthree\n```\n"
            "<!-- says: case.cpp -->\n```text\nerror: treaty:\n  no\n```\n"))

    def test_code_that_differs_is_found(self):
        self.assertEqual(1, len(self.mistakes(
            "<!-- source: code.cpp [call] -->\n```cpp\ncall() ;\n```\n")))

    def test_code_without_a_source_is_found(self):
        self.assertEqual(1, len(self.mistakes("```cpp\ncall();\n```\n")))

    def test_a_region_that_is_not_there_is_found(self):
        self.assertEqual(1, len(self.mistakes(
            "<!-- source: code.cpp [gone] -->\n```cpp\ncall();\n```\n")))

    def test_output_that_differs_is_found(self):
        self.assertEqual(1, len(self.mistakes("<!-- output: talk -->\n```text\nfour\n```\n")))

    def test_a_program_that_fails_is_found(self):
        self.assertEqual(1, len(self.mistakes(
            "<!-- output: talk -->\n```text\none\n```\n", "echo one; exit 3")))

    def test_another_sentence_of_the_compiler_is_found(self):
        self.assertEqual(1, len(self.mistakes("<!-- says: case.cpp -->\n```text\nyes\n```\n")))

    def test_a_link_and_a_path_that_lead_nowhere_are_found(self):
        self.assertEqual(2, len(self.mistakes("[code](gone.cpp) and `include/treaty/gone.hpp`\n")))

    def test_a_script_and_a_preset_that_are_not_there_are_found(self):
        self.assertEqual(2, len(self.mistakes("```sh\nscripts/gone\ncmake --preset gone\n```\n")))

    def test_a_session_is_run_and_compared(self):
        def wrong(text):
            [one] = documents.blocks_of("README.md", f"```console\n{text}```\n")
            return documents.check_console(one, None, "1", ".")
        self.assertIsNone(wrong("$ echo a; echo b; echo c\na\n...\nc\n"))
        self.assertIsNone(wrong("$ echo \\\n    at :8080\nat :8080\n"))
        self.assertIsNotNone(wrong("$ echo a; echo b\na\n"))
        self.assertIsNotNone(wrong("$ echo a\n...\nb\n"))


if __name__ == "__main__":
    unittest.main()
