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


def client(service, wsdl, build):
    """The program's path. Generated and compiled anew if the WSDL is not the one of before."""
    folder = os.path.join(build, service)
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "types.dat"), "w") as file:
        file.write(TYPES)
    run(["wsdl2h", "-t", "types.dat", "-o", "service.h", wsdl], folder)
    run(["soapcpp2", "-1", "-C", "-j", "-x", "-w", "-L", "-I/usr/share/gsoap/import", "service.h"],
        folder)
    with open(os.path.join(folder, f"soap{service}SoapProxy.h")) as file:
        operations = re.findall(r"virtual int (?!recv_)(\w+)\(_ns1__", file.read())
    with open(os.path.join(folder, "soapStub.h")) as file:
        detail = re.search(r"struct SOAP_CMAC SOAP_ENV__Detail \{(.*?)\};", file.read(), re.S)[1]
    faults = re.findall(r"_(ns\d__\w+) \*ns\d__\w+;", detail)
    with open(os.path.join(folder, "service.hpp"), "w") as file:
        file.write(f'#include "soap{service}SoapProxy.h"\n#include "{service}Soap.nsmap"\n'
                   f"using service_proxy = {service}SoapProxy;\n"
                   + macro("OPERATIONS", operations) + macro("FAULTS", faults))
    program = os.path.join(folder, "client")
    run(["g++", "-std=c++17", "-O0", "-w", "-I.", os.path.join(HERE, "gsoap_client.cpp"),
         "soapC.cpp", f"soap{service}SoapProxy.cpp", "-lgsoap++", "-o", program], folder)
    return program


def ask(program, url, call, folder):
    asked = os.path.join(folder, "request.xml")
    element = plain.xml_of(call["operation"], call["request"], call["space"])
    ElementTree.ElementTree(element).write(asked, encoding="utf-8")
    ended = subprocess.run([program, url, call["operation"], call["key"], asked],
                           capture_output=True, text=True, timeout=60)
    if ended.returncode not in (0, 2):
        return {"failed": ended.stderr}
    answer = ElementTree.fromstring(ended.stdout)
    tree = plain.tree_of_xml(answer)
    if ended.returncode == 0:
        return {"response": tree or {}}
    return {"fault": answer.tag.rpartition("}")[2], "content": tree}
