# SPDX-License-Identifier: BSL-1.0
"""A client in C++ that gSOAP generates of a WSDL, in a program that asks one call:
gsoap_client.cpp."""
import os
import re
import subprocess
import xml.etree.ElementTree as ElementTree

import plain

HERE = os.path.dirname(os.path.abspath(__file__))
# By itself gSOAP reads an xs:decimal into a double and an xs:dateTime into whole seconds.
TYPES = """xsd__decimal = | std::string | std::string*
xsd__dateTime = | std::string | std::string*
xsd__date = | std::string | std::string*
"""


def run(words, folder):
    ended = subprocess.run(words, cwd=folder, capture_output=True, text=True, timeout=280)
    if ended.returncode != 0:
        raise RuntimeError(f"{words[0]}: {ended.stdout[-2000:]}{ended.stderr[-2000:]}")


def macro(name, rows):
    return f"#define {name}(X) " + " ".join(f"X({row})" for row in rows) + "\n"


def client(port, wsdl, build):
    """The program's path. Generated and compiled anew if the WSDL is not the one of before."""
    folder = os.path.join(build, port)
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "types.dat"), "w") as file:
        file.write(TYPES)
    run(["wsdl2h", "-t", "types.dat", "-o", "service.h", wsdl], folder)
    run(["soapcpp2", "-1", "-C", "-j", "-x", "-w", "-L", "-I/usr/share/gsoap/import", "service.h"],
        folder)
    binding = os.path.basename(port)
    with open(os.path.join(folder, f"soap{binding}Proxy.h")) as file:
        operations = re.findall(r"virtual int (?!send_)(\w+)\((\w+) \*\w+, (\w+) &\w+\) \{",
                                file.read())
    with open(os.path.join(folder, "soapStub.h")) as file:
        detail = re.search(r"struct SOAP_CMAC SOAP_ENV__Detail \{(.*?)\};", file.read(), re.S)
    faults = re.findall(r"_(ns\d__\w+) \*ns\d__\w+;", detail[1] if detail else "")
    with open(os.path.join(folder, "service.hpp"), "w") as file:
        file.write(f'#include "soap{binding}Proxy.h"\n#include "{binding}.nsmap"\n'
                   f"using service_proxy = {binding}Proxy;\n"
                   + macro("OPERATIONS", [", ".join(one) for one in operations])
                   + macro("FAULTS", faults))
    program = os.path.join(folder, "client")
    run(["g++", "-std=c++17", "-O0", "-w", "-I.", os.path.join(HERE, "gsoap_client.cpp"),
         "soapC.cpp", f"soap{binding}Proxy.cpp", "-lgsoap++", "-o", program], folder)
    return program


def answer(program, url, operation, key, request, folder):
    """What the program ended with, and the element that it wrote. The request is an element."""
    asked = os.path.join(folder, "request.xml")
    with open(asked, "w", encoding="utf-8") as file:
        file.write(request)
    ended = subprocess.run([program, url, operation, key, asked], capture_output=True, text=True,
                           timeout=60)
    return ended.returncode, ended.stdout, ended.stderr


def ask(program, url, call, folder):
    """A call in the plain shape."""
    element = plain.xml_of(call["operation"], call["request"], call["space"])
    code, written, words = answer(program, url, call["operation"], call["key"],
                                  ElementTree.tostring(element, "unicode"), folder)
    if code not in (0, 2):
        return {"failed": words}
    found = ElementTree.fromstring(written)
    tree = plain.tree_of_xml(found)
    if code == 0:
        return {"response": tree or {}}
    return {"fault": found.tag.rpartition("}")[2], "content": tree}
