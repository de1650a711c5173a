# SPDX-License-Identifier: BSL-1.0
"""The rules of the project that a program can check. Prints one line a violation; exit code 1
if there are any. Usage: tidy.py [ROOT]"""
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import layers  # noqa: E402

FOLDERS = ["include", "simulator", "contracts", "benchmarks", "tests", "docs", "cmake", "scripts",
           ".ci"]
CPP = {".hpp", ".ipp", ".cpp"}
TEXT = CPP | {".py", ".cmake", ".md", ".json", ".txt", ".sh", ""}
COLUMNS_MAX = 100
LINES_MAX = {".hpp": 400, ".ipp": 400, ".cpp": 600, ".py": 400}
FUNCTION_LINES_MAX = 60
INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]', re.MULTILINE)
SENTENCE = re.compile(r'\bstatic_assert\([^;]*?((?:"(?:[^"\\]|\\.)*"\s*)+)\)\s*;')
# Written in halves, because this file is checked as well.
UNFINISHED = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")
MACHINE = re.compile(r"(?<![\w.}>)])/(work|root|home|Users|tmp)" + r"/\w")


class tree:
    """All files that are checked: path relative to the root -> text."""

    def __init__(self, root):
        self.files = {}
        places = [path for folder in FOLDERS for path in sorted((root / folder).rglob("*"))]
        places += [path for path in sorted(root.iterdir()) if path.is_file()]
        for path in places:
            if not path.is_file() or path.suffix not in TEXT or "__pycache__" in path.parts:
                continue
            try:
                self.files[path.relative_to(root).as_posix()] = path.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue  # test data in another encoding

    def cpp(self, *starts):
        for name, text in self.files.items():
            if pathlib.PurePath(name).suffix in CPP and (not starts or name.startswith(starts)):
                yield name, text

    def includes(self, name):
        return INCLUDE.findall(self.files[name])


def include_name(path):
    """How others include the file: include/treaty/x.hpp is treaty/x.hpp."""
    return path.removeprefix("include/")


def folder_rule(path):
    known = [folder for folder in layers.MAY_INCLUDE if path.startswith(folder)]
    return max(known, key=len) if known else None


def check_layers(files):
    for name, _ in files.cpp("include/", "contracts/", "simulator/"):
        rule = folder_rule(name)
        if rule is None:
            yield f"{name}: no row for this folder in tests/tidy/layers.py"
            continue
        own = include_name(rule if rule.endswith("/") else rule.rpartition("/")[0] + "/")
        # "treaty/" itself is no folder of its own: only the rows below it are.
        allowed = layers.MAY_INCLUDE[rule] + ([own] if own not in ("treaty/",) else [])
        for included in files.includes(name):
            if "/" in included and not included.startswith(tuple(allowed)):
                yield f"{name}: may not include <{included}>; the layer table says {allowed}"


def check_purity(files):
    for name, _ in files.cpp(*layers.PURE):
        strict = name.startswith(tuple(layers.PURE_STRICT))
        for included in files.includes(name):
            if included in layers.WORLD or (strict and included in layers.PURE_REFUSES):
                yield f"{name}: may not include <{included}>: values in, values out"


def check_calls(files):
    for name, text in files.cpp("include/", "contracts/", "simulator/"):
        for pattern, allowed, instead in layers.FORBIDDEN_CALLS:
            if name.startswith(tuple(allowed)):
                continue
            for number, line in enumerate(text.splitlines(), 1):
                if re.search(pattern, line.split("//")[0]):
                    yield f"{name}:{number}: forbidden call; {instead}"


def check_private_parts(files):
    """A folder's detail/ is its own (and of tests that mirror it), and so are bodies (*.ipp)."""
    for name, _ in files.cpp():
        home = include_name(name).replace("tests/unit/", "treaty/", 1)
        for included in files.includes(name):
            if "/detail/" in included and included.startswith(("treaty/", "simulator/")):
                owner = included.partition("/detail/")[0] + "/"
                gathers = name in layers.GATHERERS and included.endswith(".ipp")
                if not home.startswith(owner) and not gathers:
                    yield f"{name}: <{included}> is private to {owner}"
            if included.endswith(".ipp") and name not in layers.GATHERERS:
                if include_name(name) != included.removesuffix(".ipp") + ".hpp":
                    yield f"{name}: <{included}> is included by its own header only"


def check_heads(files):
    for name, text in files.files.items():
        path = pathlib.PurePath(name)
        lines = text.splitlines()
        if path.suffix in CPP:
            if not lines or lines[0] != "// SPDX-License-Identifier: BSL-1.0":
                yield f"{name}:1: the first line is not the SPDX line"
            if path.suffix != ".cpp" and "#pragma once" not in lines:
                yield f"{name}: no #pragma once"
            if path.suffix == ".hpp" and (len(lines) < 2 or not lines[1].startswith("// ")):
                yield f"{name}:2: a header starts with what it is for"
        elif path.suffix in {".py", ".cmake"} or path.name == "CMakeLists.txt" \
                or name.startswith(("scripts/", ".ci/")):
            if not any("SPDX-License-Identifier: BSL-1.0" in line for line in lines[:2]):
                yield f"{name}: no SPDX line"


def check_size(files):
    for name, text in files.files.items():
        suffix = pathlib.PurePath(name).suffix
        lines = text.splitlines()
        if suffix in LINES_MAX and len(lines) > LINES_MAX[suffix]:
            yield f"{name}: {len(lines)} lines; at most {LINES_MAX[suffix]}"
        if suffix in CPP | {".py"}:
            for number, line in enumerate(lines, 1):
                if len(line) > COLUMNS_MAX:
                    yield f"{name}:{number}: {len(line)} columns; at most {COLUMNS_MAX}"


def check_functions(files):
    """By layout, which clang-format keeps: a body opens on a line that has a closing parenthesis
    and ends with a brace, and closes with a brace in the same column."""
    for name, text in files.cpp("include/", "contracts/", "simulator/"):
        opened = {}
        for number, line in enumerate(text.splitlines(), 1):
            indent = len(line) - len(line.lstrip())
            if indent > 8:
                continue
            closes = line.lstrip().startswith("}")
            if closes and indent in opened:
                length = number - opened.pop(indent) + 1
                if length > FUNCTION_LINES_MAX:
                    yield (f"{name}:{number - length + 1}: a function of {length} lines; "
                           f"at most {FUNCTION_LINES_MAX}")
            starts_type = re.match(r"\s*(namespace|struct|class|enum|union|extern)\b", line)
            if line.endswith("{") and not starts_type and not closes:
                opened[indent] = number


def check_text(files):
    for name, text in files.files.items():
        if text and not text.endswith("\n"):
            yield f"{name}: no newline at the end"
        for number, line in enumerate(text.splitlines(), 1):
            if UNFINISHED.search(line):
                yield f"{name}:{number}: unfinished; do it, or write an issue"
            if "\t" in line:
                yield f"{name}:{number}: a tab"
            if line != line.rstrip() and not name.endswith(".md"):
                yield f"{name}:{number}: blanks at the end of the line"
            if MACHINE.search(line):
                yield f"{name}:{number}: a path of one machine"


def check_reachable(files):
    """A header that no front door, program, test or other header includes is dead."""
    included = {include for name, _ in files.cpp() for include in files.includes(name)
                if include_name(name) != include}
    for name, _ in files.cpp("include/", "contracts/", "simulator/"):
        path = pathlib.PurePath(name)
        front_door = path.parent.as_posix() in ("include/treaty", "include/treaty/testing",
                                                "contracts", "contracts/bod", "simulator")
        if not front_door and path.suffix != ".cpp" and include_name(name) not in included \
                and path.name not in {other.rpartition("/")[2] for other in included
                                      if "/" not in other}:
            yield f"{name}: nobody includes it"


def check_catalogues(files):
    for side in ("outbound", "inbound"):
        catalogue = files.files.get(f"contracts/{side}.hpp", "")
        for name, _ in files.cpp(f"contracts/{side}/"):
            contract = pathlib.PurePath(name).stem
            if not re.search(rf"\b{contract}::operation\b", catalogue):
                yield f"{name}: not listed in contracts/{side}.hpp"
    top = "\n".join(text for name, text in files.cpp("simulator/") if name.count("/") == 1)
    for name, _ in files.cpp("simulator/behaviours/"):
        if name.endswith(".hpp") and "/detail/" not in name and f"<{name}>" not in top:
            yield f"{name}: no catalogue in simulator/ includes it"


def check_problems(files):
    """Every problem that the library can report is produced by a test."""
    kinds = re.search(r"enum class problem_kind[^{]*\{(.*?)\};",
                      files.files.get("include/treaty/core/problem.hpp", ""), re.DOTALL)
    tests = "\n".join(text for name, text in files.files.items() if name.startswith("tests/"))
    if kinds:
        for kind in re.findall(r"^\s*(\w+)", kinds[1], re.MULTILINE):
            name = kind.replace("_", "-")
            if not re.search(rf'\bkind::{kind}\b|_kind::{kind}\b|["/:]{name}["\\ ]', tests):
                yield f"include/treaty/core/problem.hpp: no test names problem_kind::{kind}"


def check_mirror(files):
    """A unit test includes its header first, which shows that the header stands alone."""
    for name, _ in files.cpp("tests/unit/"):
        header = name.removeprefix("tests/unit/").removesuffix("_test.cpp") + ".hpp"
        included = files.includes(name)
        if f"include/treaty/{header}" in files.files and included[:1] != [f"treaty/{header}"]:
            yield f"{name}: includes <treaty/{header}> first"


def check_sentences(files):
    """What the compiler says of a mistake is a sentence of ours, and a case shows it."""
    cases = [text for name, text in files.files.items() if name.startswith("tests/compile_fail/")]
    expected = re.findall(r"^// expect: (.+?)\s*$", "\n".join(cases), re.MULTILINE)
    for name, text in files.cpp("include/"):
        for found in SENTENCE.findall(text):
            sentence = "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', found))
            if not sentence.startswith("treaty: "):
                yield f"{name}: a static_assert does not start with treaty: \"{sentence}\""
            elif not sentence.startswith(tuple(expected)):
                yield f"{name}: no case in tests/compile_fail expects \"{sentence}\""


CHECKS = [check_layers, check_purity, check_calls, check_private_parts, check_heads, check_size,
          check_functions, check_text, check_reachable, check_catalogues, check_problems,
          check_mirror, check_sentences]


def findings(root):
    files = tree(pathlib.Path(root))
    return [finding for check in CHECKS for finding in check(files)]


def main():
    root = sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parents[2]
    found = findings(root)
    for finding in found:
        print(finding)
    print(f"tidy: {len(found)} findings" if found else "tidy: nothing found")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
