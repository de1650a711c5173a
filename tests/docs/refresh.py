# SPDX-License-Identifier: BSL-1.0
"""Fills the blocks of README.md and docs/ that have a `source` from their files again, after the
code has changed. What a program prints is compared by the test and written by hand, because a
document shows the part that matters. Usage: python3 tests/docs/refresh.py"""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import documents  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]


def refreshed(document, text):
    def fill(match):
        one = documents.block(document, text, match)
        if one.kind != "source" or not (ROOT / one.target).is_file():
            return match.group(0)
        source = (ROOT / one.target).read_text(encoding="utf-8")
        now = documents.region(source, one.name) if one.name else source
        return match.group(0) if now is None else f"```{one.language}\n{now}```"
    return documents.FENCE.sub(fill, text)


def main():
    for document, text in documents.documents(ROOT).items():
        now = refreshed(document, text)
        if now != text:
            (ROOT / document).write_text(now, encoding="utf-8")
            print(f"refreshed {document}")


if __name__ == "__main__":
    main()
