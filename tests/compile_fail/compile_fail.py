# SPDX-License-Identifier: BSL-1.0
"""Compiles one user's mistake and checks what the compiler says of it.

The first lines of a case say what is expected:
    // expect: treaty: a sentence   the first error must start with it
    // names: word                  must occur in the output (any number of such lines)
    // also: words                  the same, for phrases
A case whose name starts with control_ must compile without a word instead.
Exit code 0: as expected; 1: not, with the reason and the output.
"""
import argparse
import pathlib
import re
import subprocess
import sys

LINES_MAX = 30
DIRECTIVE = re.compile(r"//\s*(expect|names|also):\s*(.*\S)")
# g++ puts "static assertion failed: " before the sentence, clang the same and, when the condition
# is an expression, "due to requirement '...'" between.
ASSERTION = re.compile(r"^static assertion failed( due to requirement '.*')?: ")
ERROR = re.compile(r"^.*?:\d+:(?:\d+:)? (?:fatal )?error: (.*)$", re.MULTILINE)


def directives(case):
    found = {"expect": [], "names": [], "also": []}
    for line in case.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("//"):
            break
        match = DIRECTIVE.match(line)
        if match:
            found[match[1]].append(match[2])
    return found


def first_error(output):
    match = ERROR.search(output)
    if not match:
        return None
    message = ASSERTION.sub("", match[1])
    # A message built as a value is printed in quotes by some compilers.
    return message.strip('"')


def complaints(case, returncode, output):
    """What is wrong with a compiler's answer to a case; empty if nothing is."""
    wanted = directives(case)
    if case.name.startswith("control_"):
        if returncode != 0 or output.strip():
            return ["a control case must compile without a word"]
        return []
    if len(wanted["expect"]) != 1 or not wanted["expect"][0].startswith("treaty: "):
        return ["a case starts with one line '// expect: treaty: ...'"]
    if returncode == 0:
        return ["it compiles, and must not"]
    found = []
    said = first_error(output)
    if said is None:
        found.append("no error message found")
    elif not said.startswith(wanted["expect"][0]):
        found.append(f"the first error is: {said}\n  expected: {wanted['expect'][0]}")
    # The compiler shows the source line below a message; that does not count as naming.
    spoken = "\n".join(line for line in output.splitlines() if not re.match(r"^\s*\d* \|", line))
    for word in wanted["names"]:
        if not re.search(rf"(?<!\w){re.escape(word)}(?!\w)", spoken):
            found.append(f"the output does not name: {word}")
    for words in wanted["also"]:
        if words not in spoken:
            found.append(f"the output does not say: {words}")
    count = len(output.splitlines())
    if count > LINES_MAX:
        found.append(f"the output has {count} lines; at most {LINES_MAX}")
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--compiler", required=True)
    parser.add_argument("--show", action="store_true", help="print the output in any case")
    parser.add_argument("--flag", action="append", default=[])
    parser.add_argument("case", type=pathlib.Path)
    arguments = parser.parse_args()
    command = [arguments.compiler, "-std=c++23", "-fsyntax-only", "-fno-diagnostics-color"]
    command += arguments.flag + [str(arguments.case)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    output = run.stderr + run.stdout
    wrong = complaints(arguments.case, run.returncode, output)
    if wrong or arguments.show:
        print(output)
    for reason in wrong:
        print(f"{arguments.case.name}: {reason}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
