# SPDX-License-Identifier: BSL-1.0
"""Makes the generated pages of docs/reference/ from the headers, from what the library says of
itself (bin/docs_reference_tables) and from `treaty list`. A test compares them with what is there.
Usage: reference.py BIN_DIR   writes the pages"""
import pathlib
import re
import subprocess
import sys

NOTE = "<!-- Made by tests/docs/reference.py; a test compares. -->\n"

STRUCTS = [
    ("message_limits", "include/treaty/core/limits.hpp", "Messages",
     "What one message may hold, whatever brought it. Passed to `treaty::json::read`, to a "
     "`dispatcher`, and, for answers, to a client as `client_options::answers`."),
    ("http_limits", "include/treaty/core/limits.hpp", "HTTP server",
     "What a server does for its peers: `server_options::limits`. Times are per connection."),
    ("client_limits", "include/treaty/core/limits.hpp", "Client",
     "What a client allows itself and its server: `client_options::limits`."),
    ("idempotency_options", "include/treaty/service/idempotency.hpp", "Idempotency keys",
     "What the idempotent receiver remembers: the third argument of a server."),
]

LIMITS_HEAD = """# Limits

{note}
Every limit has a name, a default and a reason, and is a value that you pass
([how](../how-to/set_limits.md)). What exceeds one is refused and never cut: with a problem of kind
`limit-exceeded` where a message is too large, with HTTP's own status where a head is, with 503
where the server has no room now.
"""

LIMITS_TAIL = """
## Fixed bounds

| bound | value | why |
|---|---|---|
| members of a struct | 54 | what Boost.Hana 1.81 takes; group what belongs together in structs of \
their own |
| digits of a decimal | {digits}, of them {scale} after the point | 16 bytes hold it exactly |
| bytes of a `text` | 65,535 | it is kept inline; `long_text` has no such bound |
| instants and dates | years 1 to 9999, nanoseconds | what RFC 3339 can write |
| bytes of a name in a problem's path | {path} | a name that was sent may fill the message, and \
would come back once a problem |
"""

PROBLEMS_HEAD = """# Problems

{note}
A problem is a failure that is the same for every operation. On the wire it is RFC 9457
`application/problem+json`; the first problem of a message decides the status. In SOAP it stands in
the detail of a fault, with SOAP's statuses ([SOAP](soap.md)). What each means for a caller:
[errors](../explanation/errors.md). Where a head is too large, `limit-exceeded` has HTTP's own
status: 414 for the first line, 431 for the fields ([HTTP](http.md)).

| kind | HTTP status | when | title |
|---|---|---|---|
"""

PROBLEMS_TAIL = """
A problem has these members, in JSON under `problems` as a list:

| member | what it is |
|---|---|
| `kind` | one of the above |
| `pointer` | where the value is, as a JSON Pointer (RFC 6901); empty for the whole message. \
In SOAP: `path`, an XPath |
| `position` | the byte in the message, counted from 0 |
| `expected` | what would have been right: "text of 1 to 64 bytes" |
| `found` | what stood there, shortened; never the value of a secret |

At most 32 problems of a message are reported ([limits](limits.md)), and it is read no further than
the next one.
"""


def members_of(header, structure):
    """[(name, reason)] of a struct whose members each have their reason in the comment above."""
    body = re.search(rf"struct {structure} \{{\n(.*?)\n\}};", header, re.DOTALL).group(1)
    found, reason, fresh = [], [], True
    for line in body.splitlines():
        comment = re.match(r"\s*// ?(.*)", line)
        if comment:
            # Members that follow each other share the comment above the first.
            reason, fresh = (reason if not fresh else []) + [comment.group(1)], False
            continue
        name = re.match(r"\s*[\w:]+ (\w+)\s*(?:=|\{|;)", line)
        if name:
            found.append((name.group(1), " ".join(reason)))
            fresh = True
    return found


def tables(programs):
    done = subprocess.run([programs / "docs_reference_tables"], capture_output=True, text=True,
                          timeout=60, check=True)
    return [line.split("\t") for line in done.stdout.splitlines()]


def readable(value):
    number, _, unit = value.partition(" ")
    if unit == "ms" and int(number) % 3_600_000 == 0:
        return f"{int(number) // 3_600_000} h"
    if unit == "ms" and int(number) % 1000 == 0:
        return f"{int(number) // 1000} s"
    return f"{int(number):,}" + (f" {unit}" if unit else "")


def limits_page(root, programs):
    values = {(row[1], row[2]): row[3] for row in tables(programs) if row[0] == "limit"}
    page = LIMITS_HEAD.format(note=NOTE)
    for structure, header, title, words in STRUCTS:
        page += (f"\n## {title}: `{structure}`\n\n{words}\n\n"
                 "| name | default | why |\n|---|---|---|\n")
        text = (root / header).read_text(encoding="utf-8")
        for name, reason in members_of(text, structure):
            # A member that the program does not print fails here, which is wanted.
            page += f"| `{name}` | {readable(values[structure, name])} | {reason} |\n"
    decimal = (root / "include/treaty/core/decimal.hpp").read_text(encoding="utf-8")
    limits = (root / "include/treaty/core/limits.hpp").read_text(encoding="utf-8")
    return page + LIMITS_TAIL.format(
        digits=re.search(r"digits_max = (\d+)", decimal).group(1),
        scale=re.search(r"scale_max = (\d+)", decimal).group(1),
        path=re.search(r"path_name_bytes_max = (\d+)", limits).group(1))


def problems_page(root, programs):
    header = (root / "include/treaty/core/problem.hpp").read_text(encoding="utf-8")
    body = re.search(r"enum class problem_kind[^{]*\{(.*?)\};", header, re.DOTALL).group(1)
    when = {name.replace("_", "-"): words
            for name, words in re.findall(r"(\w+),?\s*// (.*)", body)}
    page = PROBLEMS_HEAD.format(note=NOTE)
    for row in tables(programs):
        if row[0] == "problem":
            page += f"| `{row[1]}` | {row[2]} | {when[row[1]]} | {row[3]} |\n"
    return page + PROBLEMS_TAIL


def contracts_page(programs):
    done = subprocess.run([programs / "treaty", "list"], capture_output=True, text=True,
                          timeout=60, check=True)
    return (f"# Contracts\n\n{NOTE}\nWhat `treaty list` prints: every operation, what a repeat "
            "does, its faults, and every member with its\ntype and limits. First the "
            "fourteen, then [the feed](feed.md), which is this library's own.\n\n```text\n"
            f"{done.stdout.rstrip()}\n```\n")


# The ending of a page beside what `treaty describe` calls the document.
DESCRIPTIONS = {"wsdl": "wsdl", "openapi.json": "openapi", "schema.json": "schema",
                "contract.json": "contract"}


def described(programs, document, service):
    return subprocess.run([programs / "treaty", "describe", document, service],
                          capture_output=True, text=True, timeout=60, check=True).stdout


def pages(root, programs):
    """{path: text}; the contracts only where the program that lists them is built."""
    made = {"docs/reference/limits.md": limits_page(root, programs),
            "docs/reference/problems.md": problems_page(root, programs)}
    if (programs / "treaty").is_file():
        made["docs/reference/contracts.md"] = contracts_page(programs)
        for service in ["outbound", "inbound", "feed"]:
            for ending, document in DESCRIPTIONS.items():
                made[f"docs/reference/{service}.{ending}"] = described(programs, document, service)
    return made


def sentences(root):
    """The compile-time sentences of the library: what its static assertions say."""
    found = set()
    for path in sorted((root / "include").rglob("*.?pp")):
        text = path.read_text(encoding="utf-8").replace("\\\n", "\n")
        for literals in re.findall(r'((?:"(?:[^"\\\n]|\\.)*"\s*)+)', text):
            sentence = "".join(re.findall(r'"((?:[^"\\\n]|\\.)*)"', literals))
            after = text[text.index(literals) + len(literals):].lstrip()
            before = text[max(0, text.index(literals) - 200):text.index(literals)]
            asserted = after.startswith(")") and "static_assert" in before
            if sentence.startswith("treaty: ") and (asserted or "#define" in before[-120:]):
                found.add(" ".join(sentence.split()))
    return found


def main():
    root = pathlib.Path(__file__).resolve().parents[2]
    for path, text in pages(root, pathlib.Path(sys.argv[1])).items():
        (root / path).write_text(text, encoding="utf-8")
        print(f"wrote {path}")


if __name__ == "__main__":
    main()
