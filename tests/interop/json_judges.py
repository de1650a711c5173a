# SPDX-License-Identifier: BSL-1.0
"""Tools that nobody here wrote judge the OpenAPI documents and JSON Schemas.

    python3 tests/interop/json_judges.py ajv|redocly|spectral [COUNT]

redocly, spectral: the linters of those names find no error in any document that `treaty describe`
prints. ajv: every message that the library writes is valid, COUNT of each kind, and none that
breaks a rule of the schema is. Exit code: 0 so it is, 1 not, 77 the tool cannot be had here."""
import json
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import interop  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
SERVICES = ["outbound", "inbound", "feed"]
PACKAGES = {"ajv": ["ajv@8.20.0", "ajv-formats@3.0.1"],
            "redocly": ["@redocly/cli@2.77.0"],
            "spectral": ["@stoplight/spectral-cli@6.16.3"]}
COUNT, BROKEN, SEED = 40, 4, 20261123


def modules(tool):
    return interop.npm_packages(tool, PACKAGES[tool])


def described(document, service, folder):
    path = os.path.join(folder, f"{service}.{document}.json")
    with open(path, "w", encoding="utf-8") as file:
        subprocess.run([interop.TREATY, "describe", document, service], stdout=file, check=True)
    return path


def lint(tool, words, folder):
    """True if the tool finds no error; it says what it finds."""
    found = modules(tool)
    good = True
    for service in [*SERVICES, "all"]:
        path = described("openapi", service, folder)
        ended = subprocess.run([os.path.join(found, ".bin", tool), "lint", *words, path],
                               capture_output=True, text=True, timeout=250, cwd=folder,
                               env={**os.environ, "CI": "1", "REDOCLY_TELEMETRY": "off"})
        print(f"{tool}: {service}: {'no error' if ended.returncode == 0 else 'errors'}")
        if ended.returncode != 0:
            good = False
            print(ended.stdout[-4000:], ended.stderr[-2000:])
    return good


def redocly(folder, _):
    return lint("redocly", ["--format=stylish"], folder)


def spectral(folder, _):
    rules = os.path.join(folder, "rules.json")
    with open(rules, "w", encoding="utf-8") as file:
        json.dump({"extends": ["spectral:oas"]}, file)
    return lint("spectral", ["--ruleset", rules, "--fail-severity", "error"], folder)


def ajv(folder, count):
    program = interop.needs("node", "nodejs npm")
    found = modules("ajv")
    files = [described("schema", service, folder) for service in SERVICES]
    drawing = subprocess.Popen([os.path.join(os.path.dirname(interop.TREATY),
                                             "treaty_json_messages"), str(count), str(SEED)],
                               stdout=subprocess.PIPE)
    ended = subprocess.run([program, os.path.join(HERE, "validate_node.js"), str(BROKEN), *files],
                           stdin=drawing.stdout, capture_output=True, text=True,
                           env={**os.environ, "NODE_PATH": found})
    drawing.stdout.close()
    if drawing.wait() != 0 or ended.returncode != 0:
        print(ended.stderr[-3000:])
        return False
    told = json.loads(ended.stdout)
    print(f"ajv: {told['schemas']} schemas, {told['taken']} messages taken, "
          f"{told['refused']} refused")
    for rule, (made, refused) in sorted(told["broken"].items()):
        print(f"ajv: {rule}: {refused} of {made} broken ones refused")
    for one in told["wrong"]:
        print("wrong:", one)
    return not told["wrong"] and told["refused"] == 0 and told["taken"] >= count


def main():
    tool = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else COUNT
    try:
        with tempfile.TemporaryDirectory() as folder:
            judge = {"ajv": ajv, "redocly": redocly, "spectral": spectral}[tool]
            return 0 if judge(folder, count) else 1
    except interop.Skipped as why:
        print(f"skipped: {why}")
        return interop.SKIPPED


if __name__ == "__main__":
    sys.exit(main())
