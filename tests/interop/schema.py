# SPDX-License-Identifier: BSL-1.0
"""Every message that the library writes is valid by the schema that it prints, says xmllint; and
messages that break a rule are not, so that the schema is known to say something."""
import os
import re
import shutil
import subprocess
import sys
import tempfile

BIN = os.environ.get("TREATY_BIN_DIR", "build/release/bin")
TREATY = os.path.join(BIN, "treaty")
MESSAGES = os.path.join(BIN, "treaty_messages")
COUNT, SEED = 40, 20261123
FILES_AT_ONCE = 500


def schema(service, folder):
    path = os.path.join(folder, service + ".xsd")
    with open(path, "w", encoding="utf-8") as file:
        subprocess.run([TREATY, "describe", "xsd", service], stdout=file, check=True)
    with open(path, encoding="utf-8") as file:
        anything = re.findall(r'^  <xs:element name="(\w+)"/>$', file.read(), re.M)
    assert not anything, f"of any type, because two types claim the name: {anything}"
    return path


def invalid(schema_file, files):
    """Names of the files that are not valid, and what xmllint says."""
    found, words = set(), ""
    for at in range(0, len(files), FILES_AT_ONCE):
        ended = subprocess.run(["xmllint", "--noout", "--schema", schema_file,
                                *files[at:at + FILES_AT_ONCE]],
                               capture_output=True, text=True, timeout=280)
        found |= set(re.findall(r"^(.*) fails to validate$", ended.stderr, re.M))
        words += "".join(line + "\n" for line in ended.stderr.splitlines()
                         if not line.endswith(" validates"))
        valid = len(re.findall(r" validates$", ended.stderr, re.M))
        bad = len(re.findall(r" fails to validate$", ended.stderr, re.M))
        assert valid + bad == len(files[at:at + FILES_AT_ONCE]), ended.stderr[-2000:]
    return found, words


# What must not be valid: a pattern that some message has, and what is put in its place.
BREAKS = [
    ("an element of no member", r"</GetProductAvailability>", "<x/></GetProductAvailability>"),
    ("a member left out", r"(<GetProductAvailability [^>]*>)<store>[^<]*</store>", r"\1"),
    ("another namespace", r'"urn:treaty:outbound:1"', '"urn:treaty:outbound:2"'),
    ("a text too long", r"(<GetProductAvailability [^>]*><store>[^<]*</store><item>)[^<]*<",
     r"\g<1>" + "x" * 65 + "<"),
    ("a text too short", r"<currency>[^<]*</currency>", "<currency></currency>"),
    ("a number too large", r"<store>[^<]*</store>", "<store>2147483648</store>"),
    ("a decimal too fine", r"<amount>-?\d[^<]*</amount>", "<amount>0.000001</amount>"),
    ("no such enumerator", r"<status>Available</status>", "<status>Sold</status>"),
    ("an instant that is none", r"<requestedShipAt>[^<]*<", "<requestedShipAt>soon<"),
    ("an entry without key", r'<entry key="[^"]*">', "<entry>"),
    ("a list without items", r"(<CheckOrderInventory .*?)<lines>.*</lines>",
     r"\1<lines></lines>"),
]


def broken(folder, files):
    """One file for each break, made of the first message that it fits; valid ones are returned."""
    made = {}
    for number, (what, pattern, instead) in enumerate(BREAKS):
        for path in files:
            with open(path, encoding="utf-8") as file:
                text = file.read()
            changed = re.sub(pattern, instead, text, count=1, flags=re.S)
            if changed != text:
                break
        else:
            raise SystemExit(f"no message has {pattern!r}")
        path = os.path.join(folder, f"broken{number}.xml")
        with open(path, "w", encoding="utf-8") as file:
            file.write(changed)
        made[path] = what
    return made


def main():
    if shutil.which("xmllint") is None:
        print("SKIPPED: there is no xmllint; apt-get install libxml2-utils")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([MESSAGES, folder, str(COUNT), str(SEED)], check=True)
        files = sorted(os.path.join(folder, name) for name in os.listdir(folder))
        wrong = 0
        for service in ["outbound", "inbound", "problems"]:
            own = [path for path in files if os.path.basename(path).startswith(service + ".")]
            refused, words = invalid(schema(service, folder), own)
            print(f"{service}: {len(own)} messages, {len(refused)} not valid (seed {SEED})")
            print(words[:3000], end="")
            wrong += len(refused)
        outbound = [path for path in files if os.path.basename(path).startswith("outbound.")]
        made = broken(folder, outbound)
        refused, _ = invalid(os.path.join(folder, "outbound.xsd"), sorted(made))
        for path in sorted(set(made) - refused):
            print(f"valid, and must not be: {made[path]}")
        print(f"{len(refused)} of {len(made)} broken messages refused")
        return 0 if wrong == 0 and len(refused) == len(made) else 1


if __name__ == "__main__":
    sys.exit(main())
