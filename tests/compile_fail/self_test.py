# SPDX-License-Identifier: BSL-1.0
"""Shows that the checker of compile errors can fail: each wrong answer is found."""
import pathlib
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import compile_fail  # noqa: E402

CASE = "// SPDX-License-Identifier: BSL-1.0\n// expect: treaty: no such thing\n// names: price\n"
GCC = "a.hpp:3:1: error: static assertion failed: treaty: no such thing; do this\nin struct price\n"
CLANG = ("a.hpp:3:1: error: static assertion failed due to requirement 'has<double *>': "
         "treaty: no such thing\n   note: price\n")

# what is tried, the case's text, the file's name, exit code, output, what must be complained of
TABLE = [
    ("a right answer of g++", CASE, "a.cpp", 1, GCC, None),
    ("a right answer of clang", CASE, "a.cpp", 1, CLANG, None),
    ("it compiles", CASE, "a.cpp", 0, "", "it compiles"),
    ("another error comes first", CASE, "a.cpp", 1, "a:1:1: error: what\n" + GCC, "first error"),
    ("an error without the sentence", CASE, "a.cpp", 1, "a:1:1: error: price\n", "first error"),
    ("a member is not named", CASE, "a.cpp", 1, GCC.replace("price", "prices"), "not name"),
    ("a member is named only in the quoted source", CASE, "a.cpp", 1,
     GCC.replace("in struct price", " 3 | price"), "not name"),
    ("too many lines", CASE, "a.cpp", 1, GCC + "x\n" * 29, "at most 30"),
    ("no expectation", "// names: price\n", "a.cpp", 1, GCC, "starts with"),
    ("a crash of the compiler", CASE, "a.cpp", 4, "segmentation fault, price", "no error message"),
    ("a control that compiles", "int a;\n", "control_a.cpp", 0, "", None),
    ("a control that does not", "int a;\n", "control_a.cpp", 1, GCC, "control"),
    ("a control with a warning", "int a;\n", "control_a.cpp", 0, "a:1:1: warning: b", "control"),
]


def main():
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for title, text, name, code, output, expected in TABLE:
            case = pathlib.Path(folder) / name
            case.write_text(text, encoding="utf-8")
            found = " ".join(compile_fail.complaints(case, code, output))
            if (expected is None and found) or (expected is not None and expected not in found):
                print(f"{title}: expected {expected!r}, found {found!r}")
                failed += 1
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
