# SPDX-License-Identifier: BSL-1.0
"""What `treaty describe` prints of services, and what `treaty serve` shows of it."""
import json
import os
import sys
import unittest
import urllib.error
import urllib.request
import xml.etree.ElementTree as ElementTree

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from tool_test import OPERATIONS, Server, run  # noqa: E402

# The roots of requests by the address that they are sent to, by shape.
DOCUMENTS = {
    "bod": {
        "/services/MemberServices": ["SyncOrganization"],
        "/services/InventoryServices": ["GetProductAvailability", "ProcessOrderInventory"],
        "/services/OrderServices": ["ProcessOrder", "GetOrder"],
        "/webapp/wcs/services/InventoryServices": ["SyncProductAvailability"],
        "/webapp/wcs/services/OrderServices": ["ProcessOrder", "SyncOrder"],
        "/webapp/wcs/services/PaymentServices": ["ProcessFinancialTransaction"],
        "/webapp/wcs/services/MemberServices": ["SyncOrganization", "SyncPerson"]},
    "successor": {
        "/component/inventory/services/InventoryServices":
            ["GetInventoryAvailability", "ProcessInventoryRequirement"],
        "/component/order/services/OrderServices": ["ProcessOrder", "GetOrder"],
        "/webapp/wcs/component/inventory/services/InventoryServices":
            ["SyncInventoryAvailability", "ChangeInventoryAvailability"],
        "/webapp/wcs/component/order/services/OrderServices": ["SyncOrder"]}}


class Describe(unittest.TestCase):
    def test_a_wsdl_is_xml_with_every_operation_and_the_address_asked_for(self):
        seen = []
        for service in ["outbound", "inbound"]:
            code, out, err = run("describe", "wsdl", service, "--shape", "plain", "--address",
                                 "http://erp.example/" + service)
            self.assertEqual((code, err), (0, ""))
            wsdl = "{http://schemas.xmlsoap.org/wsdl/}"
            root = ElementTree.fromstring(out.encode())
            self.assertEqual(root.get("targetNamespace"), f"urn:treaty:{service}:1")
            seen += [one.get("name") for one in root.find(wsdl + "portType")]
            self.assertIn(f'location="http://erp.example/{service}"', out)
            self.assertIn(f'location="http://127.0.0.1:8080/{service}"',
                          run("describe", "wsdl", service)[1])
        self.assertEqual(seen, OPERATIONS)

    def test_a_schema_of_a_service_and_of_problems(self):
        for service, name in [("inbound", "ProcessPayment"), ("problems", "problems")]:
            code, out, _ = run("describe", "xsd", service)
            self.assertEqual(code, 0)
            root = ElementTree.fromstring(out.encode())
            self.assertIn(name, [one.get("name") for one in root])

    def test_openapi_has_every_operation_and_the_address_asked_for(self):
        seen = []
        for service in ["outbound", "inbound"]:
            code, out, err = run("describe", "openapi", service, "--address", "http://erp.example")
            self.assertEqual((code, err), (0, ""))
            document = json.loads(out)
            self.assertEqual(document["servers"], [{"url": "http://erp.example"}])
            seen += [one["post"]["operationId"] for one in document["paths"].values()]
            self.assertEqual(json.loads(run("describe", "openapi", service)[1])["servers"],
                             [{"url": "http://127.0.0.1:8080"}])
        self.assertEqual(seen, OPERATIONS)
        together = json.loads(run("describe", "openapi", "all")[1])
        self.assertEqual([one["post"]["operationId"] for one in together["paths"].values()],
                         OPERATIONS + ["UpdateInventoryLevels"])

    def test_a_json_schema_has_every_message(self):
        for service, operation in [("inbound", "ProcessPayment"), ("outbound", "GetOrder"),
                                   ("feed", "UpdateInventoryLevels")]:
            code, out, err = run("describe", "schema", service)
            self.assertEqual((code, err), (0, ""))
            schema = json.loads(out)
            self.assertEqual(schema["$id"], f"urn:treaty:{service}:1")
            for message in ["Request", "Response"]:
                self.assertIn(operation + message, schema["$defs"])

    def test_markdown_has_what_the_list_of_all_says_of_the_service(self):
        code, out, err = run("describe", "markdown", "feed")
        self.assertEqual((code, err), (0, ""))
        self.assertTrue(out.startswith("# feed\n"))
        operation = out[out.index("UpdateInventoryLevels"):out.index("\ntypes\n")]
        self.assertIn(operation, run("list")[1])

    def test_a_wsdl_of_documents_has_the_requests_of_its_address_in_their_generation(self):
        wsdl = "{http://schemas.xmlsoap.org/wsdl/}"
        for shape, paths in DOCUMENTS.items():
            for path, requests in paths.items():
                with self.subTest(shape=shape, path=path):
                    code, out, err = run("describe", "wsdl", path, "--shape", shape)
                    self.assertEqual((code, err), (0, ""))
                    root = ElementTree.fromstring(out.encode())
                    self.assertEqual([one.get("name") for one in root.find(wsdl + "portType")],
                                     requests)
                    self.assertIn(f'location="http://127.0.0.1:8080{path}"', out)
                    self.assertEqual("commerce/9/foundation" in out, shape == "successor")
                    self.assertEqual("commerce/foundation" in out, shape == "bod")

    def test_an_address_that_no_document_of_the_shape_is_sent_to_is_told_with_those_that_are(self):
        for shape, path in [("bod", "outbound"), ("successor", "/services/OrderServices")]:
            code, out, err = run("describe", "wsdl", path, "--shape", shape)
            self.assertEqual((code, out), (64, ""))
            self.assertEqual(err, f"treaty describe: no documents are sent to '{path}'; they go "
                                  f"to {' '.join(DOCUMENTS[shape])}\n")
            code, out, err = run("describe", "xsd", path, "--shape", shape)
            self.assertEqual((code, out), (64, ""))
            self.assertIn("in their WSDL", err)


class Serve(unittest.TestCase):
    def test_the_wsdl_has_the_address_that_it_was_asked_at(self):
        with Server() as server:
            self.look_at_pages(server.url)

    def test_openapi_and_the_page_for_people_have_all_services(self):
        with Server() as server:
            shown = urllib.request.urlopen(server.url + "/openapi.json")
            self.assertEqual(shown.headers["Content-Type"], "application/json")
            served = json.loads(shown.read())
            printed = json.loads(run("describe", "openapi", "all", "--address", "/")[1])
            # Examples of requests are of what is there; all else is the same.
            for document in [served, printed]:
                for one in document["paths"].values():
                    del one["post"]["requestBody"]["content"]["application/json"]["example"]
            self.assertEqual(served, printed)
            page = urllib.request.urlopen(server.url + "/docs")
            self.assertEqual(page.headers["Content-Type"], "text/html; charset=utf-8")
            text = page.read().decode()
            for name in OPERATIONS:
                self.assertIn(name, text)

    def test_the_example_of_every_request_gets_a_response(self):
        answered = []
        with Server() as server:
            shown = json.load(urllib.request.urlopen(server.url + "/openapi.json"))
            for path, one in shown["paths"].items():
                body = one["post"]["requestBody"]["content"]["application/json"]["example"]
                asked = urllib.request.Request(
                    server.url + path, json.dumps(body).encode(),
                    {"Content-Type": "application/json", "Idempotency-Key": path})
                try:
                    urllib.request.urlopen(asked).read()
                    answered.append(path.split("/")[-1])
                except urllib.error.HTTPError as refused:
                    print(path, refused.read().decode())
        self.assertEqual(answered, [*OPERATIONS, "UpdateInventoryLevels"])

    def look_at_pages(self, url):
        for service in ["outbound", "inbound"]:
            page = urllib.request.urlopen(f"{url}/{service}?wsdl")
            self.assertEqual(page.headers["Content-Type"], "text/xml; charset=utf-8")
            address = f"{url}/{service}"
            self.assertEqual(page.read().decode(),
                             run("describe", "wsdl", service, "--address", address)[1])
        for shape, paths in DOCUMENTS.items():
            for path in paths:
                self.assertEqual(
                    urllib.request.urlopen(f"{url}{path}?wsdl").read().decode(),
                    run("describe", "wsdl", path, "--shape", shape, "--address", url + path)[1])
        asked = urllib.request.Request(url + "/outbound?WSDL",
                                       headers={"Host": "erp.example:81"})
        self.assertIn('location="http://erp.example:81/outbound"',
                      urllib.request.urlopen(asked).read().decode())
        for path, code in [("/outbound", 405), ("/outbound?xsd", 405), ("/other?wsdl", 404)]:
            with self.assertRaises(urllib.error.HTTPError) as refused:
                urllib.request.urlopen(url + path)
            self.assertEqual(refused.exception.code, code)


if __name__ == "__main__":
    unittest.main()
