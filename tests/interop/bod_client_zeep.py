# SPDX-License-Identifier: BSL-1.0
"""The calls of bod_interop.py by zeep. Reads {"urls": {...}, "calls": [...]} from standard input,
writes one line of JSON an answer."""
import datetime
import decimal
import json
import sys

import zeep
from lxml import etree
from zeep import xsd
from zeep.helpers import serialize_object


def filled(element, kind):
    """What the client's type makes of a document. Children have the names that zeep gives them: the
    second of two that differ only in namespace is "Name__1"; "_value_1" is text beside attributes,
    and what xs:any takes."""
    made = {name: value for name, value in element.attrib.items() if "}" not in name}
    children = getattr(kind, "elements", [])
    known = {one.qname.text: (name, one) for name, one in children if isinstance(one, xsd.Element)}
    for child in element:
        if child.tag not in known:
            made.setdefault("_value_1", []).append(child)
            continue
        name, declared = known[child.tag]
        value = filled(child, declared.type)
        if declared.accepts_multiple:
            made.setdefault(name, []).append(value)
        else:
            made[name] = value
    if not children:
        return element.text or ""
    if "_value_1" in dict(children) and not len(element):
        made["_value_1"] = element.text or ""
    return made


def to_text(tree):
    if isinstance(tree, dict):
        made = {name.partition("__")[0]: to_text(value) for name, value in tree.items()
                if value is not None and name != "_value_1"}
        rest = tree.get("_value_1")
        if isinstance(rest, list):
            made["*"] = [etree.tostring(one, encoding="unicode") for one in rest]
        elif rest is not None:
            made["$"] = to_text(rest)
        return made
    if isinstance(tree, list):
        return [to_text(one) for one in tree]
    if tree is None:
        return ""
    if isinstance(tree, bool):
        return "true" if tree else "false"
    if isinstance(tree, datetime.datetime):
        return tree.astimezone(datetime.timezone.utc).isoformat()
    if isinstance(tree, decimal.Decimal):
        return format(tree, "f")
    return str(tree)


def main():
    given = json.load(sys.stdin)
    clients = {path: zeep.Client(url + "?wsdl") for path, url in given["urls"].items()}
    for call in given["calls"]:
        client, document = clients[call["service"]], etree.fromstring(call["document"])
        request = filled(document, client.get_element(document.tag).type)
        answer = client.service[call["operation"]](**request)
        print(json.dumps({"response": to_text(serialize_object(answer, dict))}), flush=True)


main()
