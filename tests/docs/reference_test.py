# SPDX-License-Identifier: BSL-1.0
"""The generated pages are what would be generated now, and docs/explanation/errors.md has every
sentence that the library has for the compiler, and no other."""
import difflib
import os
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import reference  # noqa: E402

ROOT = pathlib.Path(os.environ["TREATY_SOURCE_DIR"])
PROGRAMS = pathlib.Path(os.environ["TREATY_BIN_DIR"])


def stale_pages():
    for path, wanted in reference.pages(ROOT, PROGRAMS).items():
        there = (ROOT / path).read_text(encoding="utf-8") if (ROOT / path).is_file() else ""
        if there != wanted:
            yield f"{path} is out of date; run: python3 tests/docs/reference.py {PROGRAMS}"
            yield from difflib.unified_diff(there.splitlines(), wanted.splitlines(), lineterm="",
                                            n=0)


def missing_sentences():
    page = (ROOT / "docs/explanation/errors.md").read_text(encoding="utf-8")
    written = set(re.findall(r"^- `` (treaty: .*?) ``", page, re.MULTILINE))
    for sentence in sorted(reference.sentences(ROOT) - written):
        yield f"docs/explanation/errors.md does not have: {sentence}"
    for sentence in sorted(written - reference.sentences(ROOT)):
        yield f"docs/explanation/errors.md has what no static assertion says: {sentence}"
    for kind in re.findall(r"^\| `([a-z-]+)` \|", (ROOT / "docs/reference/problems.md").read_text(
            encoding="utf-8"), re.MULTILINE)[:21]:
        if f"`{kind}`" not in page:
            yield f"docs/explanation/errors.md says nothing of {kind}"


def main():
    mistakes = [*stale_pages(), *missing_sentences()]
    for one in mistakes:
        print(one)
    return 1 if mistakes else 0


if __name__ == "__main__":
    sys.exit(main())
