# SPDX-License-Identifier: BSL-1.0
"""Values of JSON and of the plain shape in XML, as trees: what the one has to be in the other."""
import datetime
import decimal
import re
import xml.etree.ElementTree as ElementTree

# The members that are maps. JSON alone does not tell them from structs.
MAPS = {"userData", "protocolData", "extra"}
# Two servers are not asked at the same moment, and some answers have times that follow from it.
SECONDS_APART = 300


def tree_of(value, name=""):
    """JSON -> the tree that a client of SOAP fills in: {"item": [...]} for a list,
    {"entry": [{"@key": ..., "$": ...}]} for a map."""
    if isinstance(value, list):
        return {"item": [tree_of(one) for one in value]}
    if isinstance(value, dict) and name in MAPS:
        return {"entry": [{"@key": key, "$": one} for key, one in value.items()]}
    if isinstance(value, dict):
        return {key: tree_of(one, key) for key, one in value.items()}
    return value


def xml_of(name, tree, space=None):
    """The tree as an element, for programs that read XML."""
    element = ElementTree.Element(name, {"xmlns": space} if space else {})
    if isinstance(tree, dict):
        for key, value in tree.items():
            if key == "$":
                element.text = value
            elif key.startswith("@"):
                element.set(key[1:], value)
            else:
                for one in value if isinstance(value, list) else [value]:
                    element.append(xml_of(key, one))
    else:
        element.text = text_of(tree)
    return element


def tree_of_xml(element):
    """The other way: every element with children is a struct, a list or a map."""
    if not len(element) and not element.attrib:
        return element.text or ""
    made = {key: value for key, value in element.attrib.items() if "}" not in key}
    if made and not len(element):
        made["$"] = element.text or ""
    names = {child.tag.rpartition("}")[2] for child in element}
    for child in element:
        name = child.tag.rpartition("}")[2]
        if len(names) == 1 and name in ("item", "entry"):
            made.setdefault(name, []).append(tree_of_xml(child))
        elif name in made:
            made[name] = "(twice)"
        else:
            made[name] = tree_of_xml(child)
    return made


def text_of(value):
    return ("true" if value else "false") if isinstance(value, bool) else str(value)


def instant_of(text):
    if not re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)", text):
        return None
    text = re.sub(r"(\.\d{6})\d+", r"\1", text.replace("Z", "+00:00"))
    text = re.sub(r"\.(\d{1,5})(?=[+-])", lambda found: "." + found[1].ljust(6, "0"), text)
    return datetime.datetime.fromisoformat(text)


def same_scalar(expected, actual):
    if expected == actual:
        return True
    one, other = instant_of(expected), instant_of(actual)
    if one and other:
        return abs((one - other).total_seconds()) < SECONDS_APART
    try:
        return decimal.Decimal(expected) == decimal.Decimal(actual)
    except decimal.InvalidOperation:
        return False


def as_list(value):
    return value if isinstance(value, list) else [value]


def map_of(tree):
    """A map as a dict, whatever a client makes of its entries."""
    made = {}
    for entry in as_list(tree["entry"]):
        rest = {name: value for name, value in entry.items() if name not in ("key", "$")}
        made[entry["key"]] = rest or entry.get("$", "")
    return made


def differences(expected, actual, path=""):
    """Where the answer in JSON and the tree of a client differ."""
    if isinstance(expected, dict):
        if isinstance(actual, str) and not actual.strip():
            actual = {}
        if not isinstance(actual, dict):
            return [f"{path}: {actual!r} for a struct or map"]
        if "entry" in actual and "entry" not in expected:
            actual = map_of(actual)
        found = []
        for name in sorted(set(expected) | set(actual)):
            here = f"{path}/{name}"
            if name not in actual:
                # An empty list is nothing at all in the plain shape.
                found += [] if expected[name] in ([], {}) else [here + ": missing"]
            elif name not in expected:
                found.append(f"{here}: {actual[name]!r}, and nothing in JSON")
            else:
                found += differences(expected[name], actual[name], here)
        return found
    if isinstance(expected, list):
        if isinstance(actual, dict) and set(actual) == {"item"}:
            actual = actual["item"]
        actual = as_list(actual) if actual != "" or expected else []
        if len(actual) != len(expected):
            return [f"{path}: {len(actual)} items for {len(expected)}"]
        return [one for at, pair in enumerate(zip(expected, actual))
                for one in differences(*pair, f"{path}/{at}")]
    if isinstance(actual, (dict, list)):
        return [f"{path}: {actual!r} for {expected!r}"]
    equal = same_scalar(text_of(expected), text_of(actual))
    return [] if equal else [f"{path}: {actual!r} for {expected!r}"]
