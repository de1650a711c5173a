# SPDX-License-Identifier: BSL-1.0
"""A client in TypeScript of types that openapi-typescript makes of our OpenAPI: they compile as
strict as tsc can be, and the client that openapi-fetch makes of them calls the simulator. It tells
responses, declared faults and problems apart by their types alone: typed_client.ts.
Exit code: 0 so it is, 1 not, 77 the tools cannot be had here."""
import json
import os
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import interop  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
PACKAGES = ["openapi-typescript@7.13.0", "openapi-fetch@0.17.0", "typescript@5.9.3"]
SERVICES = ["outbound", "inbound", "feed", "all"]
STRICT = {"strict": True, "exactOptionalPropertyTypes": True, "noImplicitReturns": True,
          "target": "es2022", "module": "commonjs", "moduleResolution": "node10", "types": [],
          "lib": ["es2022", "dom"], "outDir": "made"}


def run(*words, **more):
    ended = subprocess.run(words, capture_output=True, text=True, timeout=250, **more)
    if ended.returncode != 0:
        print(ended.stdout[-3000:], ended.stderr[-3000:])
    return ended.returncode == 0, ended.stdout


def judge(folder):
    node = interop.needs("node", "nodejs npm")
    modules = interop.npm_packages("typescript", PACKAGES)
    programs = os.path.join(modules, ".bin")
    os.symlink(modules, os.path.join(folder, "node_modules"))
    for service in SERVICES:
        name = "api" if service == "all" else service
        with open(os.path.join(folder, "openapi.json"), "w", encoding="utf-8") as file:
            subprocess.run([interop.TREATY, "describe", "openapi", service], stdout=file,
                           check=True)
        # A list that may be left out has a default; without the option it is required.
        good, _ = run(os.path.join(programs, "openapi-typescript"), "openapi.json", "-o",
                      name + ".ts", "--default-non-nullable=false", cwd=folder)
        if not good:
            return False
    shutil.copy(os.path.join(HERE, "typed_client.ts"), folder)
    with open(os.path.join(folder, "tsconfig.json"), "w", encoding="utf-8") as file:
        json.dump({"compilerOptions": STRICT, "files": [
            "typed_client.ts", *[one + ".ts" for one in SERVICES if one != "all"]]}, file)
    good, _ = run(os.path.join(programs, "tsc"), "-p", folder, cwd=folder)
    if not good:
        return False
    with interop.Server() as server:
        good, told = run(node, os.path.join(folder, "made", "typed_client.js"), server.url)
    print(told, end="")
    return good and told.count("ok: ") == 4


def main():
    try:
        with tempfile.TemporaryDirectory() as folder:
            return 0 if judge(folder) else 1
    except interop.Skipped as why:
        print(f"skipped: {why}")
        return interop.SKIPPED


if __name__ == "__main__":
    sys.exit(main())
