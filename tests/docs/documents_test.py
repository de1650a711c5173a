# SPDX-License-Identifier: BSL-1.0
"""README.md and docs/ say what the code does: snippets, outputs, links and shell sessions."""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import documents  # noqa: E402

ROOT = pathlib.Path(os.environ["TREATY_SOURCE_DIR"])
PROGRAMS = pathlib.Path(os.environ["TREATY_BIN_DIR"])
FIRST_PROGRAM_LINES_MAX = 25
OWN_SERVICE_LINES = 60


def check_consoles():
    sessions = documents.consoles(ROOT)
    if not sessions:
        return
    if not (PROGRAMS / "treaty").is_file():
        yield "there is no program treaty to run the shell sessions with"
        return
    environment = {**os.environ, "PATH": f"{PROGRAMS}:{os.environ['PATH']}"}
    with subprocess.Popen([PROGRAMS / "treaty", "serve", "--port", "0", "--seed", "1"],
                          stdout=subprocess.PIPE, text=True) as server, \
            tempfile.TemporaryDirectory() as folder:
        try:
            ready = re.search(r"http://127\.0\.0\.1:(\d+)", server.stdout.readline())
            if ready is None:
                yield "treaty serve did not say where it listens"
                return
            for one in sessions:
                wrong = documents.check_console(one, environment, ready.group(1), folder)
                if wrong:
                    yield wrong
        finally:
            server.terminate()


def check_first_program():
    """From the first include to a client and a server of one operation: at most 25 lines."""
    text = (ROOT / "tests/docs/first_contract.cpp").read_text(encoding="utf-8")
    lines = documents.region(text, "first-contract").count("\n")
    if lines > FIRST_PROGRAM_LINES_MAX:
        yield f"tests/docs/first_contract.cpp: {lines} lines; at most {FIRST_PROGRAM_LINES_MAX}"


def check_own_service():
    """Contract, behaviour, server with stand-in and page, contract tests: less than 60 lines, those
    that are empty not counted."""
    parts = [("library.hpp", "contract"), ("library.hpp", "librarian"), ("library.cpp", "serve"),
             ("library_test.cpp", "test")]
    lines = 1  # the last bracket of main
    for name, part in parts:
        text = (ROOT / "tests/docs" / name).read_text(encoding="utf-8")
        lines += sum(bool(line.strip()) for line in documents.region(text, part).splitlines())
    if lines >= OWN_SERVICE_LINES:
        yield f"tests/docs/library.hpp and its like: {lines} lines; less than {OWN_SERVICE_LINES}"


def main():
    mistakes = [*check_first_program(), *check_own_service(),
                *documents.check_text(ROOT, PROGRAMS), *check_consoles()]
    for one in mistakes:
        print(one)
    return 1 if mistakes else 0


if __name__ == "__main__":
    sys.exit(main())
