# SPDX-License-Identifier: BSL-1.0
"""Every business object document that the library writes is valid by the schemas in the WSDL of its
path, says xmllint; and messages that break a rule are not."""
import os
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import schema  # noqa: E402

DOCUMENTS = os.path.join(schema.BIN, "treaty_documents")
COUNT, SEED = 40, 20261123
PATHS = ["/services/MemberServices", "/services/InventoryServices", "/services/OrderServices",
         "/webapp/wcs/services/InventoryServices", "/webapp/wcs/services/OrderServices",
         "/webapp/wcs/services/PaymentServices", "/webapp/wcs/services/MemberServices"]
SUCCESSORS = ["/component/inventory/services/InventoryServices",
              "/component/order/services/OrderServices",
              "/webapp/wcs/component/inventory/services/InventoryServices",
              "/webapp/wcs/component/order/services/OrderServices"]

# What must not be valid: where, a pattern that some message has there, and what stands instead.
BREAKS = [
    ("an element of no member", PATHS[1], r"</inv:DataArea>", "<inv:X/></inv:DataArea>"),
    ("a root of no message", PATHS[1], r"(</?inv:)GetProductAvailability", r"\1GetProduct"),
    ("another namespace", PATHS[2], r"<ord:OrderItem>.*</ord:OrderItem>",
     '<x:OrderItem xmlns:x="urn:x"/>'),
    ("a number that is none", PATHS[2], r"<wcf:OrderID>[^<]*<", "<wcf:OrderID>one<"),
    ("a sum that is none", PATHS[5], r"(<pay:RequestedAmount[^>]*>)[^<]*<", r"\1much<"),
    ("a sum without its amount", PATHS[5], r"(<pay:RequestedAmount[^>]*>)[^<]*<", r"\1<"),
    ("a member left out", PATHS[5], r"<pay:RequestedAmount.*?</pay:RequestedAmount>", ""),
    ("an attribute left out", PATHS[5], r'(<pay:FinancialTransaction) type="[^"]*"', r"\1"),
    ("an attribute of no member", PATHS[5], r"<pay:Payment>", '<pay:Payment x="">'),
    ("an entry without name", PATHS[0], r'<wcf:UserDataField name="[^"]*"', "<wcf:UserDataField"),
    ("one element twice", PATHS[3], r"<oa:Sync>(.*?)</oa:Sync>",
     r"<oa:Sync>\1</oa:Sync><oa:Sync>\1</oa:Sync>"),
    ("elements out of order", PATHS[6], r"(<oa:CreationDateTime>.*?)(<oa:BODID>.*?</oa:BODID>)",
     r"\2\1"),
    ("text between elements", PATHS[4], r"<wcf:BusinessContext>", "<wcf:BusinessContext>text"),
    ("the former generation", SUCCESSORS[0], "commerce/9/inventory", "commerce/inventory"),
    ("a noun of no message", SUCCESSORS[0], r"</_inv:DataArea>", "<_inv:X/></_inv:DataArea>"),
    ("a quantity that is none", SUCCESSORS[0], r"(<_ord:Quantity[^>]*>)[^<]*<", r"\1some<"),
    ("a root of the former generation", SUCCESSORS[1], r"(</?)_ord:ProcessOrder", r"\1_ord:Order"),
    ("a time that is none", SUCCESSORS[2], r"(<_inv:LastUpdateDateTime>)[^<]*<", r"\1soon<"),
    ("an attribute of no action", SUCCESSORS[3], r"<oa:Sync>", '<oa:Sync x="">'),
]


def schemas(path, shape, folder):
    """The schemas of a WSDL as files that import each other; the one that has all of them."""
    wsdl = subprocess.run([schema.TREATY, "describe", "wsdl", path, "--shape", shape],
                          capture_output=True, text=True, check=True).stdout
    found = re.findall(r"<xs:schema .*?</xs:schema>", wsdl, re.S)
    spaces = [re.search(r'targetNamespace="([^"]*)"', one)[1] for one in found]
    stem = os.path.join(folder, path.strip("/").replace("/", "_"))
    files = {space: f"{stem}.{at}.xsd" for at, space in enumerate(spaces)}

    def located(text):
        return re.sub(r'<xs:import namespace="([^"]*)"/>', lambda one: one[0][:-2] +
                      f' schemaLocation="{os.path.basename(files[one[1]])}"/>', text)
    for space, one in zip(spaces, found):
        with open(files[space], "w", encoding="utf-8") as file:
            file.write(located(one))
    whole = stem + ".xsd"
    with open(whole, "w", encoding="utf-8") as file:
        file.write(located('<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">' + "".join(
            f'<xs:import namespace="{space}"/>' for space in spaces) + "</xs:schema>"))
    return whole


def broken(folder, files):
    """One file for each break, made of the first message that it fits: its path and what it is."""
    made = {}
    for number, (what, path, pattern, instead) in enumerate(BREAKS):
        for name in files[path]:
            with open(name, encoding="utf-8") as file:
                text = file.read()
            changed = re.sub(pattern, instead, text, flags=re.S,
                             count=0 if "root" in what else 1)
            if changed != text:
                break
        else:
            raise SystemExit(f"no message has {pattern!r}")
        name = os.path.join(folder, f"broken{number}.xml")
        with open(name, "w", encoding="utf-8") as file:
            file.write(changed)
        made[name] = (path, what)
    return made


def main():
    if shutil.which("xmllint") is None:
        print("SKIPPED: there is no xmllint; apt-get install libxml2-utils")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([DOCUMENTS, folder, str(COUNT), str(SEED)], check=True)
        whole = {path: schemas(path, shape, folder)
                 for shape, paths in [("bod", PATHS), ("successor", SUCCESSORS)] for path in paths}
        files, wrong = {}, 0
        for path in whole:
            files[path] = sorted(one.path for one in os.scandir(folder + path))
            refused, words = schema.invalid(whole[path], files[path])
            print(f"{path}: {len(files[path])} messages, {len(refused)} not valid (seed {SEED})")
            print(words[:3000], end="")
            wrong += len(refused)
        made = broken(folder, files)
        passed = [what for name, (path, what) in made.items()
                  if not schema.invalid(whole[path], [name])[0]]
        for what in passed:
            print(f"valid, and must not be: {what}")
        print(f"{len(made) - len(passed)} of {len(made)} broken messages refused")
        return 0 if wrong == 0 and not passed else 1


if __name__ == "__main__":
    sys.exit(main())
