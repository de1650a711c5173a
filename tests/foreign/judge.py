# SPDX-License-Identifier: BSL-1.0
"""Judges a server by compliance vectors (docs/reference/vectors.md), with nothing of the library:
Python and its standard library alone.

    treaty vectors outbound --out vectors
    python3 judge.py http://127.0.0.1:8080 vectors/outbound.GetOrder.*.vectors.json \\
        --schema docs/reference/outbound.schema.json

Exit code: 0 all as expected, 1 some not."""
import argparse
import base64
import collections
import http.client
import json
import re
import sys
import time
import urllib.parse
import xml.etree.ElementTree as ElementTree

Answer = collections.namedtuple("Answer", "status media_type body")
SHOWN_MOST = 10


class Wrong(Exception):
    """An answer that is not as expected, in a sentence."""


class Server:
    def __init__(self, url):
        self.address = urllib.parse.urlsplit(url).netloc
        self.connection = None

    def close(self):
        if self.connection is not None:
            self.connection.close()
            self.connection = None

    def ask(self, path, headers, body):
        for last in (False, True):  # a connection that was idle may have been closed
            try:
                if self.connection is None:
                    self.connection = http.client.HTTPConnection(self.address, timeout=30)
                self.connection.request("POST", path, body, headers)
                reply = self.connection.getresponse()
                return Answer(reply.status, reply.headers.get_content_type(), reply.read())
            except (http.client.HTTPException, ConnectionError):
                self.close()
                if last:
                    raise


class Schema:
    """As much of JSON Schema as the descriptions of services use, in `$defs` of one document."""
    TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "integer": int,
             "number": (int, float)}

    def __init__(self, document):
        self.definitions = document["$defs"]

    @classmethod
    def is_a(cls, value, kind):
        return isinstance(value, cls.TYPES[kind]) and (kind == "boolean" or
                                                       not isinstance(value, bool))

    def check(self, value, schema, path=""):
        if "$ref" in schema:
            schema = self.definitions[schema["$ref"].rpartition("/")[2]]
        kinds = schema.get("type", [])
        kinds = [kinds] if isinstance(kinds, str) else kinds
        if kinds and not any(self.is_a(value, kind) for kind in kinds):
            raise Wrong(f"{path or 'the value'} is no {' or '.join(kinds)}: {value!r:.60}")
        if self.is_a(value, "number"):
            if not schema.get("minimum", value) <= value <= schema.get("maximum", value):
                raise Wrong(f"{path} is out of range: {value}")
        if "const" in schema and value != schema["const"]:
            raise Wrong(f"{path} is not {schema['const']!r}: {value!r:.60}")
        if "enum" in schema and value not in schema["enum"]:
            raise Wrong(f"{path} is none of {schema['enum']}: {value!r:.60}")
        if isinstance(value, str):
            size = len(value.encode())
            if not schema.get("x-treaty-bytes-min", 0) <= size <= schema.get(
                    "x-treaty-bytes-max", size):
                raise Wrong(f"{path} is a text of {size} bytes")
            if "pattern" in schema and not re.search(schema["pattern"], value):
                raise Wrong(f"{path} does not match {schema['pattern']}: {value!r:.60}")
        if isinstance(value, list):
            if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
                raise Wrong(f"{path} has {len(value)} items")
            for i, item in enumerate(value):
                self.check(item, schema.get("items", {}), f"{path}/{i}")
        if isinstance(value, dict):
            for name in schema.get("required", []):
                if name not in value:
                    raise Wrong(f"{path}/{name} is missing")
            for name, item in value.items():
                known = schema.get("properties", {}).get(name, schema.get("additionalProperties"))
                if isinstance(known, dict):
                    self.check(item, known, f"{path}/{name}")


class Json:
    """Answers in JSON: what they are, and what they hold."""

    def __init__(self, schema):
        self.schema = schema

    def read(self, body):
        try:
            return json.loads(body.decode())
        except ValueError as why:
            raise Wrong(f"no JSON: {why}") from None

    def is_response(self, body, name):
        if self.schema:
            self.schema.check(self.read(body), {"$ref": name})

    def fault(self, body):
        said = self.read(body).get("type", "")
        return said.removeprefix("urn:treaty:fault:") if ":fault:" in said else None

    def is_fault(self, body, name):
        if self.schema:
            self.schema.check(self.read(body), {"$ref": name})

    def problem(self, body):
        """Kind and path of the first one."""
        problems = self.read(body).get("problems")
        if not problems:
            raise Wrong(f"tells no problem: {body[:200]!r}")
        return problems[0].get("kind"), problems[0].get("pointer", "")

    def value(self, body):
        return self.read(body)


class Soap:
    def body(self, body):
        try:
            root = ElementTree.fromstring(body)
        except ElementTree.ParseError as why:
            raise Wrong(f"no XML: {why}") from None
        found = [part for part in root if part.tag.endswith("}Body")]
        if len(found) != 1 or len(found[0]) != 1:
            raise Wrong(f"no envelope with one element in its body: {body[:200]!r}")
        return found[0][0]

    def detail(self, body):
        fault = self.body(body)
        parts = [part[0] for part in fault if part.tag.rpartition("}")[2] in ("detail", "Detail")
                 and len(part) == 1]
        if not fault.tag.endswith("}Fault") or not parts:
            raise Wrong(f"no fault with one element in its detail: {body[:200]!r}")
        return parts[0]

    def is_response(self, body, name):
        if self.body(body).tag != name:
            raise Wrong(f"the body holds {self.body(body).tag}, not {name}")

    def fault(self, body):
        space, _, name = self.detail(body).tag[1:].rpartition("}")
        return None if space == "urn:treaty:problems" else name

    def is_fault(self, body, name):
        if self.detail(body).tag != name:
            raise Wrong(f"the detail holds {self.detail(body).tag}, not {name}")

    def problem(self, body):
        problems = self.detail(body)
        space = "{urn:treaty:problems}"
        if problems.tag != space + "problems" or not len(problems):
            raise Wrong(f"tells no problem: {body[:200]!r}")
        return problems[0].findtext(space + "kind"), problems[0].findtext(space + "path") or ""

    def value(self, body):
        return ElementTree.tostring(self.body(body))


def media_type(answer, wanted):
    if answer.media_type != wanted:
        raise Wrong(f"{answer.status} with {answer.media_type}, not {wanted}")


def judge_answer(form, document, answer):
    if answer.status == 200:
        media_type(answer, document["response"]["mediaType"])
        return form.is_response(answer.body, document["response"]["schema"])
    media_type(answer, document["failureMediaType"])
    name = form.fault(answer.body)
    if name is None:
        raise Wrong(f"a valid request is refused: {form.problem(answer.body)}")
    declared = [one for one in document["faults"] if one["name"] == name]
    if not declared:
        raise Wrong(f"the fault {name} is not declared")
    if answer.status != declared[0]["status"]:
        raise Wrong(f"the fault {name} with status {answer.status}")
    return form.is_fault(answer.body, declared[0]["schema"])


def judge_problem(form, document, expected, answer):
    if answer.status not in expected["statuses"]:
        raise Wrong(f"status {answer.status}: {answer.body[:200]!r}")
    if "kinds" not in expected:
        return
    media_type(answer, document["failureMediaType"])
    kind, path = form.problem(answer.body)
    if kind not in expected["kinds"]:
        raise Wrong(f"the problem {kind} at {path!r}")
    if path != expected.get("path", path):
        raise Wrong(f"the problem {kind} at {path!r}")


def judge(server, document, form, keys):
    """Yields each vector and what is wrong with the answer to it; None: nothing."""
    values = {}
    for vector in document["vectors"]:
        asked, expected = vector["request"], vector["expect"]
        headers = dict(asked["headers"])
        if "Idempotency-Key" in headers:
            headers["Idempotency-Key"] = keys + headers["Idempotency-Key"]
        body = (base64.b64decode(asked["bodyBase64"]) if "bodyBase64" in asked
                else asked["body"].encode())
        wrong = None
        try:
            answer = server.ask(asked["path"], headers, body)
            if expected["outcome"] == "answer":
                judge_answer(form, document, answer)
                values[vector["id"]] = answer.status, form.value(answer.body)
                if values.get(expected.get("sameAs"), values[vector["id"]]) != values[vector["id"]]:
                    raise Wrong(f"another answer than to vector {expected['sameAs']}: "
                                f"{answer.body[:200]!r}")
            else:
                judge_problem(form, document, expected, answer)
        except Wrong as why:
            wrong = str(why)
        except (OSError, http.client.HTTPException) as why:
            wrong = f"no answer: {why!r}"
        except (AttributeError, TypeError, KeyError, IndexError) as why:
            wrong = f"an answer of an unexpected shape: {why!r}"
        yield vector, wrong


def main():
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("url")
    options.add_argument("files", nargs="+")
    options.add_argument("--schema", help="JSON Schema of the service, for answers in JSON")
    options.add_argument("--keys", default=f"{time.time_ns():x}-",
                         help="stands before every idempotency key; fresh if not given")
    given = options.parse_args()
    schema = None
    if given.schema:
        with open(given.schema, encoding="utf-8") as file:
            schema = Schema(json.load(file))
    server, failed, counted = Server(given.url), 0, 0
    for path in given.files:
        with open(path, encoding="utf-8") as file:
            document = json.load(file)
        if document["format"] != "treaty-vectors/1":
            sys.exit(f"{path}: not of the format treaty-vectors/1 but {document['format']}")
        form = Json(schema) if document["form"] == "json" else Soap()
        shown = 0
        for vector, wrong in judge(server, document, form, given.keys):
            counted += 1
            failed += wrong is not None
            if wrong and shown < SHOWN_MOST:
                shown += 1
                words = f" ({vector['words']})" if "words" in vector else ""
                print(f"{document['operation']} {document['form']} {vector['id']}: "
                      f"{vector['law']}, {vector['rule']}{words}: "
                      f"expected {json.dumps(vector['expect'])}, found {wrong}")
    print(f"{counted} vectors, {failed} not as expected")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
