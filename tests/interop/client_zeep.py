# SPDX-License-Identifier: BSL-1.0
"""The calls of interop.py by zeep, with a client that it makes of the WSDL at run time.

Reads {"urls": {...}, "calls": [...]} from standard input, writes one line of JSON an answer. Keys
travel as the MessageID of WS-Addressing, while the other clients send a field of HTTP."""
import datetime
import decimal
import json
import sys

import zeep
from lxml import etree
from zeep.helpers import serialize_object


def of_zeep(tree):
    """An <entry key="..."> with simple content is {"key", "_value_1"} to zeep."""
    if isinstance(tree, dict):
        return {"_value_1" if name == "$" else name.lstrip("@"): of_zeep(value)
                for name, value in tree.items()}
    if isinstance(tree, list):
        return [of_zeep(one) for one in tree]
    return tree


def to_text(tree):
    if isinstance(tree, dict):
        return {"$" if name == "_value_1" else name: to_text(value)
                for name, value in tree.items() if value is not None}
    if isinstance(tree, list):
        return [to_text(one) for one in tree]
    if isinstance(tree, bool):
        return "true" if tree else "false"
    if isinstance(tree, datetime.datetime):
        return tree.astimezone(datetime.timezone.utc).isoformat()
    if isinstance(tree, decimal.Decimal):
        return format(tree, "f")
    return str(tree)


def element_tree(element):
    """The detail of a fault, which zeep gives as it came."""
    made = {}
    names = {child.tag for child in element}
    for child in element:
        name = child.tag.rpartition("}")[2]
        value = element_tree(child) if len(child) else (child.text or "")
        if len(names) == 1 and name == "item":
            made.setdefault(name, []).append(value)
        else:
            made[name] = value
    return made


def main():
    given = json.load(sys.stdin)
    clients = {}
    for service, url in given["urls"].items():
        clients[service] = zeep.Client(url + "?wsdl")
    for call in given["calls"]:
        client = clients[call["service"]]
        header = etree.Element("{http://www.w3.org/2005/08/addressing}MessageID")
        header.text = call["key"]
        try:
            answer = getattr(client.service, call["operation"])(
                **of_zeep(call["request"]), _soapheaders=[header] if call["key"] else None)
            # zeep gives a response of one member as that member: ask for all of it again.
            response = client.get_element("{%s}%sResponse" % (call["space"], call["operation"]))
            members = [name for name, _ in response.type.elements]
            tree = serialize_object(answer, dict)
            if len(members) == 1:
                tree = {members[0]: tree}
            print(json.dumps({"response": to_text(tree or {})}), flush=True)
        except zeep.exceptions.Fault as fault:
            detail = fault.detail[0]
            print(json.dumps({"fault": detail.tag.rpartition("}")[2],
                              "content": element_tree(detail)}), flush=True)


main()
