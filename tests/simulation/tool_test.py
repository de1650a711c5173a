# SPDX-License-Identifier: BSL-1.0
"""The program `treaty` as a user runs it: what it prints, what it refuses, and its exit codes."""
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import unittest
import urllib.request

from tool import TREATY, Server, run

SOURCE = os.environ.get("TREATY_SOURCE_DIR", os.getcwd())
LANDSCAPE = os.path.join(SOURCE, "simulator", "landscape")
OPERATIONS = ["CreateOrganization", "UpdateOrganization", "GetProductAvailability",
              "CheckOrderInventory", "ReserveOrderInventory", "CancelOrderInventory",
              "TransferOrder", "GetOrder", "UpdateInventoryCache", "PreprocessOrder",
              "UpdateOrderStatus", "ProcessPayment", "SynchronizeOrganization",
              "SynchronizePerson"]
# Not every operation has a message of the third generation.
NOT_IN_OMS = ("oms has no message of CreateOrganization, but of GetProductAvailability, "
              "CheckOrderInventory, ReserveOrderInventory, CancelOrderInventory, TransferOrder, "
              "GetOrder, UpdateInventoryCache, UpdateOrderStatus")


class Help(unittest.TestCase):
    def test_every_subcommand_explains_itself_and_its_exit_codes(self):
        code, out, _ = run("--help")
        self.assertEqual(code, 0)
        for name in ["demo", "serve", "call", "check", "list", "describe", "diff", "verify",
                     "record", "play"]:
            self.assertIn(name, out)
            code, explained, _ = run(name, "--help")
            self.assertEqual(code, 0)
            self.assertIn("Exit code", explained)

    def test_serve_and_describe_name_all_addresses(self):
        for name in ["serve", "describe"]:
            out = run(name, "--help")[1]
            for address in ["POST /{service}/{Operation} ", "POST /{service} ", " /services/... ",
                            "GET  /openapi.json and /docs",
                            " /webapp/wcs/services/... ", " /component/... ",
                            " /webapp/wcs/component/... ", "?wsdl"]:
                self.assertIn(address, out)

    def test_wrong_usage_is_exit_code_64(self):
        for words in [[], ["dance"], ["serve", "--port", "many"], ["serve", "--port", "70000"],
                      ["call"], ["check", "yaml", "GetOrder"], ["list", "GetNothing"],
                      ["serve", "--threads", "0"], ["check", "json", "GetNothing"],
                      ["call", "http://127.0.0.1:1", "GetNothing"], ["describe", "wsdl"],
                      ["describe", "poem", "inbound"], ["describe", "wsdl", "sideways"],
                      ["describe", "wsdl", "problems"],
                      ["describe", "xsd", "inbound", "--address", "http://x/inbound"],
                      ["describe", "xsd", "inbound", "--shape", "round"],
                      ["describe", "openapi", "sideways"], ["describe", "schema", "all"],
                      ["describe", "openapi", "/services/OrderServices", "--shape", "bod"],
                      ["describe", "markdown", "feed", "--address", "http://x"]]:
            with self.subTest(words=words):
                self.assertEqual(run(*words)[0], 64)


class Output(unittest.TestCase):
    def test_output_that_cannot_be_written_is_told(self):
        for words in [["list"], ["list", "--short"], ["--help"], ["--version"]]:
            with self.subTest(words=words), open("/dev/full", "w") as full:
                ended = subprocess.run([TREATY, *words], stdout=full, stderr=subprocess.PIPE,
                                       text=True, timeout=120)
                self.assertEqual((ended.returncode, ended.stderr),
                                 (74, "treaty: cannot write to standard output\n"))

    def test_without_output_nothing_can_fail(self):
        with open("/dev/full", "w") as full:
            ended = subprocess.run([TREATY, "list", "GetNothing"], stdout=full,
                                   stderr=subprocess.PIPE, text=True, timeout=120)
        self.assertEqual(ended.returncode, 64)


class List(unittest.TestCase):
    def test_it_shows_all_operations_with_safety_faults_members_types_and_limits(self):
        code, out, _ = run("list")
        self.assertEqual(code, 0)
        for name in OPERATIONS:
            self.assertRegex(out, rf"(?m)^{name} +(needs key|idempotent|read only)$")
        self.assertRegex(out, r"(?m)^ +store +required +store_id: number of up to 10 digits$")
        self.assertRegex(out, r"(?m)^ +item +required +sku: text, 1 to 64 bytes$")
        self.assertRegex(out, r"(?m)^ +NotEnoughStock +conflict +A line cannot be supplied")
        self.assertLessEqual(max(map(len, out.splitlines())), 100)

    def test_one_operation_and_a_short_form(self):
        code, out, _ = run("list", "GetOrder")
        self.assertEqual(code, 0)
        self.assertIn("/outbound/GetOrder", out)
        self.assertNotIn("ProcessPayment", out)
        code, out, _ = run("list", "--short")
        self.assertEqual(code, 0)
        for name in OPERATIONS:
            self.assertIn(f"  {name} ", out)


class ServeAndCall(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server("--port", "0").__enter__()

    @classmethod
    def tearDownClass(cls):
        cls.server.__exit__()

    def call(self, *words, given=""):
        return run("call", self.server.url, *words, given=given)

    def test_an_answer_is_indented_json(self):
        code, out, err = self.call("GetProductAvailability",
                                   '{"store": 10101, "item": "BRISA-2"}')
        self.assertEqual((code, err), (0, ""))
        answer = json.loads(out)
        self.assertEqual(answer["products"][0]["item"], "BRISA-2")
        self.assertGreater(out.count("\n"), 10)

    def test_a_request_from_a_file_and_from_standard_input(self):
        asked = '{"store": 10101, "item": "MOLA-64"}'
        with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            file.write(asked)
            file.flush()
            self.assertEqual(self.call("GetProductAvailability", "@" + file.name)[0], 0)
        self.assertEqual(self.call("GetProductAvailability", "-", given=asked)[0], 0)
        self.assertEqual(self.call("GetProductAvailability", "@/nowhere/at/all")[0], 64)

    def test_the_same_answer_in_each_format(self):
        asked = ("GetProductAvailability", '{"store": 10101, "item": "BRISA-2"}')
        in_json = self.call(*asked)
        in_soap = self.call(*asked, "--format", "soap", "--show-wire")
        self.assertEqual(in_soap[:2], in_json[:2])
        self.assertIn("> POST /outbound\n", in_soap[2])
        self.assertIn("GetProductAvailabilityResponse", in_soap[2])
        refused = ("CheckOrderInventory",
                   '{"store": 99, "order": {"id": "5"}, "lines": [{"orderItem": {"id": "7"}, '
                   '"product": {"sku": "BRISA-2"}, "requested": {"value": 2, "unit": "C62"}}]}')
        in_json = self.call(*refused)
        self.assertEqual(in_json[0], 2)
        for name in ["soap", "bod"]:
            self.assertEqual(self.call(*refused, "--format", name), in_json)

    def test_a_fault_is_exit_code_2_with_its_content(self):
        code, out, err = self.call("GetProductAvailability", '{"store": 1, "item": "X"}')
        self.assertEqual(code, 2)
        self.assertIn("UnknownStore", err)
        self.assertEqual(json.loads(out), {"store": 1})

    def test_a_request_that_does_not_fit_is_not_sent(self):
        code, out, err = self.call("GetOrder", '{"order": 7}')
        self.assertEqual((code, out), (3, ""))
        self.assertIn("1:11: /order: wrong-type", err)

    def test_nothing_there_is_exit_code_5(self):
        with socket.socket() as closed:
            closed.bind(("127.0.0.1", 0))
            port = closed.getsockname()[1]
        code, _, err = run("call", f"http://127.0.0.1:{port}", "GetOrder",
                           '{"order": {"id": "1"}}')
        self.assertEqual(code, 5)
        self.assertIn("could not be reached", err)

    def test_no_answer_is_exit_code_4(self):
        with socket.socket() as silent:
            silent.bind(("127.0.0.1", 0))
            silent.listen()
            code, _, err = run("call", "http://127.0.0.1:%d" % silent.getsockname()[1],
                               "GetOrder", '{"order": {"id": "1"}}', "--timeout", "0.5")
        self.assertEqual(code, 4)
        self.assertIn("may have been done", err)

    def test_a_format_without_a_message_of_the_operation(self):
        asked = json.dumps({"organization": {
            "identifier": {"distinguishedName": "o=x,o=root organization"}, "name": "X",
            "type": "Organization"}})
        self.assertEqual(self.call("CreateOrganization", asked, "--format", "oms"),
                         (64, "", f"treaty call: {NOT_IN_OMS}\n"))

    def test_wrong_words(self):
        for words in [["GetNothing"], ["GetOrder", "{}", "--timeout", "0"],
                      ["GetOrder", "{}", "--timeout", "soon"]]:
            self.assertEqual(self.call(*words)[0], 64)
        self.assertEqual(run("call", "ftp://x", "GetOrder")[0], 64)

    def test_what_cannot_be_read_is_quoted(self):
        for words, told in [(["ftp://x", "GetOrder"], "no address is written like 'ftp://x'"),
                            (["", "GetOrder"], "no address is written like ''"),
                            ([self.server.url, "GetOrder", "@"], "cannot read the file ''"),
                            ([self.server.url, ""], "no operation is called ''")]:
            with self.subTest(words=words):
                code, out, err = run("call", *words)
                self.assertEqual((code, out), (64, ""))
                self.assertIn(told, err)

    def test_tls_is_refused_by_name(self):
        for url in ["https://shop.example", "HTTPS://shop.example:8443"]:
            code, out, err = run("call", url, "GetOrder")
            self.assertEqual((code, out), (64, ""))
            self.assertIn("TLS is not supported yet", err)

    def test_an_empty_key_is_wrong_usage(self):
        asked = '{"store": 10101, "item": "BRISA-2"}'
        for words in [["--key", ""], ["--key="]]:
            with self.subTest(words=words):
                code, out, err = self.call("GetProductAvailability", asked, *words)
                self.assertEqual((code, out), (64, ""))
                self.assertIn("--key", err)

    def test_the_served_shop_has_few_orders_and_the_help_says_so(self):
        code, _, err = self.call("UpdateOrderStatus", json.dumps(
            {"store": 10101, "order": {"id": "1"}, "status": "S"}))
        self.assertEqual(code, 2, err)
        self.assertIn("UnknownOrder", err)
        self.assertIn("three older orders", run("serve", "--help")[1])

    def test_one_key_means_one_organization(self):
        asked = json.dumps({"organization": {
            "identifier": {"distinguishedName": "o=pier seven,o=root organization"},
            "name": "Pier Seven", "type": "Organization"}})
        first = self.call("CreateOrganization", asked, "--key", "once")
        again = self.call("CreateOrganization", asked, "--key", "once")
        self.assertEqual(first[0], 0, first)
        self.assertEqual(first, again)
        code, _, err = self.call("CreateOrganization", asked, "--key", "twice")
        self.assertEqual(code, 2)
        self.assertIn("DuplicateOrganization", err)
        other = asked.replace("Pier Seven", "Pier Eight")
        code, _, err = self.call("CreateOrganization", other, "--key", "once")
        self.assertEqual(code, 3)
        self.assertIn("key-reused", err)

    def test_both_directions_are_served_and_pages_are_there(self):
        code, out, _ = self.call("UpdateInventoryCache", json.dumps(
            {"store": 10101, "action": "Update",
             "products": [{"item": "BRISA-2", "onHand": {"value": 5, "unit": "C62"}}]}))
        self.assertEqual(code, 0, out)
        self.assertEqual(urllib.request.urlopen(self.server.url + "/health").status, 200)
        metrics = urllib.request.urlopen(self.server.url + "/metrics").read().decode()
        self.assertIn('treaty_requests_total{service="inbound"', metrics)

    def test_a_port_in_use_is_told(self):
        code, out, err = run("serve", "--port", str(self.server.port))
        self.assertEqual((code, out), (3, ""))
        self.assertIn(f"cannot listen on 127.0.0.1 port {self.server.port}", err)


class Serve(unittest.TestCase):
    def test_it_stops_cleanly_on_either_signal(self):
        for how in [signal.SIGINT, signal.SIGTERM]:
            with Server() as server:
                self.assertEqual(server.stop(how), (0, "", ""))

    def test_a_mistake_in_the_landscape_names_file_line_and_member(self):
        with tempfile.TemporaryDirectory() as folder:
            for name in os.listdir(LANDSCAPE):
                if name.endswith(".json"):
                    shutil.copy(os.path.join(LANDSCAPE, name), folder)
            path = os.path.join(folder, "stores.json")
            with open(path) as file:
                text = file.read()
            with open(path, "w") as file:
                file.write(text.replace('"centers": [501, 502]', '"centers": [501, 777]'))
            code, out, err = run("serve", "--data", folder)
            self.assertEqual((code, out), (2, ""))
            line = 1 + text[:text.index('"centers": [501, 502]')].count("\n")
            self.assertRegex(err, rf"^{re.escape(path)}:{line}:\d+: /stores/0/centers/1: "
                                  r"no such thing: a fulfillment center 777")
            shutil.copy(os.path.join(LANDSCAPE, "stores.json"), folder)
            with Server("--data", folder) as server:
                self.assertEqual(server.stop()[0], 0)

    def test_products_are_invented_by_seed(self):
        answers = []
        for seed in ["5", "5", "6"]:
            with Server("--products", "2000", "--seed", seed) as server:
                code, out, _ = run("call", server.url, "GetProductAvailability",
                                   '{"store": 10101, "item": "GEN-0001500"}')
                self.assertEqual(code, 0)
                answers.append(json.loads(out)["products"][0].get("onHand"))
        self.assertEqual(answers[0], answers[1])
        self.assertNotEqual(answers[0], answers[2])


class Demo(unittest.TestCase):
    def test_all_nine_flows_and_all_rules_hold(self):
        code, out, err = run("demo", "--shoppers", "5")
        self.assertEqual((code, err), (0, ""), out)
        for name in OPERATIONS:
            line = re.search(rf"(?m)^  {name} +(\d+) +(\d+) +(\d+) +(\d+)", out)
            self.assertTrue(line, name)
            self.assertGreater(int(line[1]), 0, name)
        for number in range(1, 10):
            self.assertRegex(out, rf"(?m)^{number} ")
        self.assertNotRegex(out, r"(?m)^  !!  ")
        self.assertNotIn("\033", out)
        self.assertLessEqual(max(map(len, out.splitlines())), 100)
        self.assertIn("ok  stock is conserved", out)
        self.assertIn("All nine flows went as they have to.", out)


if __name__ == "__main__":
    unittest.main()
