# SPDX-License-Identifier: BSL-1.0
"""Shows that tidy.py can fail: each planted violation is found, and a clean tree is clean."""
import pathlib
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import tidy  # noqa: E402

HEAD = "// SPDX-License-Identifier: BSL-1.0\n// What this is for.\n#pragma once\n"
UNIT = "// SPDX-License-Identifier: BSL-1.0\n"
CLEAN = {
    "include/treaty/contract.hpp": HEAD + "#include <treaty/core/problem.hpp>\n",
    "include/treaty/core/problem.hpp":
        HEAD + "enum class problem_kind : int {\n    malformed,  // not a document\n};\n",
    "contracts/outbound.hpp":
        HEAD + "#include <contracts/outbound/get_order.hpp>\nusing a = get_order::operation;\n",
    "contracts/outbound/get_order.hpp": HEAD + "#include <treaty/contract.hpp>\n",
    "tests/unit/a_test.cpp": UNIT + "auto kind = problem_kind::malformed;\n",
    "tests/compile_fail/a.cpp": UNIT + "// expect: treaty: one word\n",
    "include/treaty/sentence.hpp": HEAD + 'static_assert(f(a), "treaty: one "\n    "word more");\n',
}
LONG_FUNCTION = "int f(int a) {\n" + "    ++a;\n" * 59 + "}\n"

# what is planted, in which file, its text, a part of the finding
PLANTED = [
    ("core includes Boost", "include/treaty/core/x.hpp", "#include <boost/hana.hpp>\n",
     "may not include <boost/hana.hpp>"),
    ("a contract header includes Asio", "include/treaty/contract/x.hpp",
     "#include <boost/asio.hpp>\n", "may not include <boost/asio.hpp>"),
    ("reflect includes a format", "include/treaty/reflect/x.hpp",
     "#include <treaty/wire/json/reader.hpp>\n", "may not include <treaty/wire/json/reader.hpp>"),
    ("service includes one format", "include/treaty/service/x.hpp",
     "#include <treaty/wire/json/format.hpp>\n", "may not include"),
    ("wire includes a contract", "include/treaty/wire/json/x.hpp",
     "#include <treaty/contract/service.hpp>\n", "may not include"),
    ("a contract includes the simulator", "contracts/outbound/get_order.hpp",
     "#include <simulator/state/stock.hpp>\n", "may not include <simulator/state/stock.hpp>"),
    ("a contract includes another", "contracts/vocabulary/x.hpp",
     "#include <contracts/outbound/get_order.hpp>\n", "may not include"),
    ("a folder without a row", "include/other/x.hpp", "", "no row for this folder"),
    ("a behaviour starts a thread", "simulator/behaviours/x.hpp", "#include <thread>\n",
     "values in, values out"),
    ("a behaviour takes a clock", "simulator/behaviours/x.hpp",
     "#include <treaty/core/clock.hpp>\n", "values in, values out"),
    ("time from the machine", "include/treaty/service/x.hpp",
     "auto a = std::chrono::steady_clock::now();\n", "take a treaty::clock"),
    ("chance from the machine", "simulator/state/x.hpp", "std::random_device a;\n",
     "take a treaty::random"),
    ("another folder's detail", "include/treaty/service/x.hpp",
     "#include <treaty/contract/detail/y.hpp>\n", "is private to treaty/contract/"),
    ("a body included by a stranger", "include/treaty/core/x.hpp",
     "#include <treaty/core/problem.ipp>\n", "by its own header only"),
    ("a dead header", "include/treaty/core/x.hpp", "", "nobody includes it"),
    ("a contract that nobody lists", "contracts/outbound/x.hpp", "", "not listed"),
    ("a behaviour that nobody lists", "simulator/behaviours/x.hpp", "", "no catalogue"),
    ("a test that does not start with its header", "tests/unit/core/problem_test.cpp",
     UNIT + "#include <string>\n", "includes <treaty/core/problem.hpp> first"),
    ("a compile error in other words", "include/treaty/x.hpp",
     'static_assert(f(a), "wrong");\n', "does not start with treaty:"),
    ("a compile error that no case shows", "include/treaty/x.hpp",
     'static_assert(f(a) &&\n    b, "treaty: other "\n    "words");\n',
     'expects "treaty: other words"'),
    ("a tab", "include/treaty/x.hpp", "\tint a;\n", ":4: a tab"),
    ("blanks at the end", "include/treaty/x.hpp", "int a; \n", "blanks at the end"),
    ("no newline", "include/treaty/x.hpp", "int a;", "no newline"),
    ("unfinished", "include/treaty/x.hpp", "// TO" + "DO later\n", "unfinished"),
    ("a machine's path", "docs/x.md", "see /ho" + "me/me/notes\n", "a path of one machine"),
    ("a long line", "include/treaty/x.hpp", "// " + "x" * 98 + "\n", "101 columns"),
    ("a long header", "include/treaty/x.hpp", "int a;\n" * 398, "401 lines"),
    ("a long function", "include/treaty/x.hpp", LONG_FUNCTION, "a function of 61 lines"),
]
BARE = [
    ("no SPDX line", "include/treaty/x.hpp", "// What.\n#pragma once\n", "not the SPDX line"),
    ("no pragma", "include/treaty/x.hpp", UNIT + "// What.\n", "no #pragma once"),
    ("no purpose", "include/treaty/x.hpp", UNIT + "#pragma once\n", "what it is for"),
    ("a script without SPDX", "scripts/x", "#!/bin/sh\ntrue\ntrue\n", "no SPDX line"),
    ("a problem that no test names", "tests/unit/a_test.cpp", UNIT, "problem_kind::malformed"),
]


def findings_of(extra):
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for name, text in {**CLEAN, **extra}.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, encoding="utf-8")
        return tidy.findings(root)


def main():
    failed = 0
    clean = findings_of({})
    if clean:
        print("a clean tree is not clean:", *clean, sep="\n  ")
        failed += 1
    fits = findings_of({"include/treaty/x.hpp": HEAD + LONG_FUNCTION.replace("    ++a;\n", "", 1)})
    if fits:
        print("a function of 60 lines is refused:", *fits, sep="\n  ")
        failed += 1
    planted = [(title, name, CLEAN.get(name, HEAD if name.endswith(".hpp") else "") + text, wanted)
               for title, name, text, wanted in PLANTED]
    for title, name, text, wanted in planted + BARE:
        found = findings_of({name: text})
        if not any(wanted in finding for finding in found):
            print(f"{title}: expected {wanted!r}, found {found}")
            failed += 1
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
