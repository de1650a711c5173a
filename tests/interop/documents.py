# SPDX-License-Identifier: BSL-1.0
"""Business object documents as trees that clients of SOAP fill in: a dict of the children by local
name, of attributes ("@name"), "$" for text and "*" for XML that no schema declares. Clients give
back the like, with attributes among the children: in these documents elements begin with a capital
letter, and attributes do not. PHP calls "any" what zeep's program calls "*"."""
import re
import xml.etree.ElementTree as ElementTree
from xml.sax.saxutils import escape, quoteattr


def local(tag):
    return tag.rpartition("}")[2]


def body_of(envelope):
    """The document in an envelope of ours, where it declares all its prefixes."""
    return re.search("<soapenv:Body>(.*)</soapenv:Body>", envelope, re.S)[1]


def tree_of(element):
    if not len(element) and not element.attrib:
        return element.text or ""
    made = {"@" + name: value for name, value in element.attrib.items() if "}" not in name}
    if not len(element) and (element.text or "").strip():
        made["$"] = element.text
    for child in element:
        if not child.tag.startswith("{"):
            made.setdefault("*", []).append(ElementTree.tostring(child, "unicode"))
            continue
        name, value = local(child.tag), tree_of(child)
        if name in made:
            made[name] = (made[name] if isinstance(made[name], list) else [made[name]]) + [value]
        else:
            made[name] = value
    return made


def xml_of(name, tree):
    """The other way, all in one namespace: the readers take a name in any of the vendor's."""
    if not isinstance(tree, dict):
        return f"<{name}>{escape(str(tree))}</{name}>"
    attributes, inside = "", escape(str(tree.get("$", "")))
    for key, value in tree.items():
        if key in ("*", "any"):
            inside += "".join(value)
        elif key[0].islower():
            attributes += f" {key}={quoteattr(str(value))}"
        elif key != "$":
            inside += "".join(xml_of(key, one)
                              for one in (value if isinstance(value, list) else [value]))
    return f"<{name}{attributes}>{inside}</{name}>"


def document_of(root, space, tree):
    return re.sub(f"^<{root}", f'<{root} xmlns="{space}"', xml_of(root, tree))


def envelope_of(document):
    return ('<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body>'
            f"{document}</e:Body></e:Envelope>")
