# SPDX-License-Identifier: BSL-1.0
"""Counts the instructions for an update and compares them with those of expected.json: a slow-down
is seen on a machine that does other things as well.

    python3 tests/instructions/instructions.py [--keep]

--keep writes what was counted to expected.json instead. The programs are those of $TREATY_BIN_DIR,
or build/dev/bin. Exit code: 0 all as kept, 1 not, 77 it cannot be counted here."""
import json
import os
import re
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import judge  # noqa: E402

KEPT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "expected.json")
SUBJECTS = os.path.join(os.environ.get("TREATY_BIN_DIR", "build/dev/bin"), "instruction_subjects")
TURNS = 10
SKIPPED = 77


def skip(why):
    print("SKIPPED:", why)
    sys.exit(SKIPPED)


def said(*arguments):
    return subprocess.run([SUBJECTS, *arguments], check=True, capture_output=True,
                          text=True).stdout.splitlines()


def run(name, turns):
    """Instructions of all of the program, and updates."""
    done = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null",
                           SUBJECTS, name, str(turns)], capture_output=True, text=True,
                          check=False)
    if done.returncode == SKIPPED:
        skip(done.stderr.splitlines()[-1])
    collected = re.search(r"Collected : (\d+)", done.stderr)
    if done.returncode != 0 or not collected:
        sys.exit(f"{name}: cannot be counted:\n{done.stderr}")
    return int(collected[1]), int(done.stdout)


def counted(name):
    """For an update: what twice as many take more, so that the start is not in it."""
    (first, few), (second, many) = run(name, TURNS), run(name, 2 * TURNS)
    return (second - first) / (many - few)


def main():
    keep = sys.argv[1:] == ["--keep"]
    if sys.argv[1:] and not keep:
        sys.exit(__doc__)
    if not shutil.which("valgrind"):
        skip("valgrind is not installed (Debian: valgrind)")
    with open(KEPT, encoding="utf-8") as file:
        kept = json.load(file)
    (compiler,) = said("--compiler")
    if compiler not in kept and not keep:
        skip(f"nothing is kept for {compiler}; {judge.KEEP} does so")
    now = {name: round(counted(name), 1) for name in said()}
    for name, count in now.items():
        print(f"{name}: {count} instructions for an update")
    if keep:
        with open(KEPT, "w", encoding="utf-8") as file:
            json.dump({**kept, compiler: now}, file, indent=2, sort_keys=True)
            file.write("\n")
        return
    different = judge.differences(kept[compiler], now)
    print(*different, sep="\n")
    sys.exit(1 if different else 0)


if __name__ == "__main__":
    main()
