# SPDX-License-Identifier: BSL-1.0
"""Keeps README.md and docs/ true. A comment before a code block says where the block comes from:

    <!-- source: tests/docs/first.cpp [name] -->   the text between the marks `//! [name]` there
    <!-- output: first -->      whole lines of what the program bin/docs_first prints
    <!-- says: tests/compile_fail/case.cpp -->     holds the sentence which that case expects

A block of C++ without a source is a mistake; so is a link that leads nowhere. Each command of a
`console` block is run, and its answer compared; a line `...` stands for any lines."""
import pathlib
import re
import subprocess
import textwrap

FENCE = re.compile(r"^```(\w*)[ \t]*\n(.*?)^```[ \t]*$", re.MULTILINE | re.DOTALL)
MARK = re.compile(r"<!-- (source|output|says): (\S+?)(?: \[([\w-]+)\])? -->\s*\Z")
LINK = re.compile(r"\]\(([^)\s]+)\)|src=\"([^\"]+)\"")
PORT = "8080"


class block:
    """One fenced block of a document, with the comment before it."""

    def __init__(self, document, text, match):
        self.place = f"{document}:{text.count(chr(10), 0, match.start()) + 1}"
        self.language, self.text = match.group(1), match.group(2)
        mark = MARK.search(text[:match.start()])
        self.kind, self.target, self.name = mark.groups() if mark else (None, None, None)


def blocks_of(document, text):
    return [block(document, text, match) for match in FENCE.finditer(text)]


def region(text, name):
    """What stands between the two marks of this name, without common indentation; or None."""
    marks = [match for match in re.finditer(r"^[ \t]*(?://|#)! \[([\w-]+)\]\n", text, re.MULTILINE)
             if match.group(1) == name]
    if len(marks) != 2:
        return None
    inside = text[marks[0].end():marks[1].start()]
    # Marks of other regions within are no part of the text.
    inside = re.sub(r"^[ \t]*(?://|#)! \[[\w-]+\]\n", "", inside, flags=re.MULTILINE)
    return textwrap.dedent(inside).strip("\n") + "\n"


def check_source(root, one):
    path = root / one.target
    if not path.is_file():
        return f"{one.place}: there is no file {one.target}"
    text = path.read_text(encoding="utf-8")
    wanted = region(text, one.name) if one.name else text
    if wanted is None:
        return f"{one.place}: {one.target} has no region [{one.name}]"
    if wanted != one.text:
        return f"{one.place}: differs from {one.target} [{one.name}], which is now:\n{wanted}"
    return None


def check_says(root, one):
    path = root / one.target
    if not path.is_file():
        return f"{one.place}: there is no file {one.target}"
    sentence = re.search(r"^// expect: (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    if sentence is None or sentence.group(1) not in " ".join(one.text.split()):
        return f"{one.place}: does not say what {one.target} expects"
    return None


def stands_in(wanted, found):
    """True if the wanted lines follow each other somewhere in the found ones."""
    want, have = wanted.splitlines(), found.splitlines()
    return any(have[i:i + len(want)] == want for i in range(len(have) - len(want) + 1))


def check_output(programs, one):
    program = programs / f"docs_{one.target}"
    if not program.is_file():
        return f"{one.place}: there is no program {program.name}"
    done = subprocess.run([program], capture_output=True, text=True, timeout=60, check=False)
    if done.returncode != 0:
        return f"{one.place}: {program.name} ended with {done.returncode}: {done.stderr}"
    if not stands_in(one.text, done.stdout):
        return f"{one.place}: {program.name} prints otherwise:\n{done.stdout}"
    return None


def fits(wanted, found):
    """Compares line by line; `...` stands for any lines."""
    if not wanted:
        return not found
    if wanted[0].strip() == "...":
        return any(fits(wanted[1:], found[i:]) for i in range(len(found) + 1))
    return bool(found) and wanted[0] == found[0] and fits(wanted[1:], found[1:])


def commands_of(text):
    """[(command, lines of its answer)]; a line that ends in a backslash goes on."""
    found = []
    for line in text.splitlines():
        if line.startswith("$ "):
            found.append([line[2:], [], line.endswith("\\")])
        elif found and found[-1][2]:
            found[-1][0] += "\n" + line
            found[-1][2] = line.endswith("\\")
        elif found:
            found[-1][1].append(line)
    return [(command, answer) for command, answer, _ in found]


def check_console(one, environment, port, folder):
    """Runs each command of the block in a shell, against a server on `port`."""
    for command, answer in commands_of(one.text):
        done = subprocess.run(["bash", "-c", command.replace(f":{PORT}", f":{port}")],
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                              timeout=120, check=False, env=environment, cwd=folder)
        found = done.stdout.replace(f":{port}", f":{PORT}")
        if not fits(answer, found.splitlines()):
            return f"{one.place}: `{command}` answers:\n{found}"
    return None


def check_links(root, document, text):
    prose = FENCE.sub("", text)
    for groups in LINK.findall(prose):
        target = (groups[0] or groups[1]).split("#")[0]
        if not target or re.match(r"[a-z]+:", target):
            continue
        if not (root / document).parent.joinpath(target).exists():
            yield f"{document}: the link {target} leads nowhere"
    # A path in backquotes is a promise too, where its first folder is one of ours.
    for path in re.findall(r"`((?:include/treaty|simulator|contracts|tests|docs|scripts|cmake"
                           r"|benchmarks)/[\w./-]+)`", prose):
        if not re.search(r"NAME|FOLDER", path) and not (root / path).exists():
            yield f"{document}: there is no {path}"


def check_commands(root, one):
    """Scripts and presets that a block of shell commands names are there."""
    for script in re.findall(r"(?:^|\s)(scripts/[\w-]+|tests/docs/\w+\.py)", one.text):
        if not (root / script).is_file():
            yield f"{one.place}: there is no {script}"
    presets = root / "CMakePresets.json"
    known = presets.read_text(encoding="utf-8") if presets.is_file() else ""
    for preset in re.findall(r"--preset (\w+)|scripts/test (\w+)", one.text):
        if f'"name": "{"".join(preset)}"' not in known:
            yield f"{one.place}: there is no preset {''.join(preset)}"


def documents(root):
    found = [root / "README.md", root / "CONTRIBUTING.md", *sorted((root / "docs").rglob("*.md"))]
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
            for path in found if path.is_file()}


def check_text(root, programs):
    """Every mistake that can be found without a server."""
    for document, text in documents(root).items():
        yield from check_links(root, document, text)
        for one in blocks_of(document, text):
            if one.language == "cpp" and one.kind != "source":
                if document != "CONTRIBUTING.md":
                    yield f"{one.place}: C++ without a source"
            if one.language == "sh":
                yield from check_commands(root, one)
            wrong = None
            if one.kind == "source":
                wrong = check_source(root, one)
            elif one.kind == "says":
                wrong = check_says(root, one)
            elif one.kind == "output":
                wrong = check_output(pathlib.Path(programs), one)
            if wrong:
                yield wrong


def consoles(root):
    return [one for document, text in documents(root).items()
            for one in blocks_of(document, text) if one.language == "console"]
