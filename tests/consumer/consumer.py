# SPDX-License-Identifier: BSL-1.0
"""Uses the installed package as a stranger would: installs it to a fresh prefix, moves that prefix
(an installed tree may be moved), then builds and runs project/ by find_package and pkg-config."""
import argparse
import os
import pathlib
import shlex
import shutil
import subprocess
import sys

PROJECT = pathlib.Path(__file__).resolve().parent / "project"


def run(command, environment=None):
    command = [str(word) for word in command]
    print("+", " ".join(command), flush=True)
    done = subprocess.run(command, capture_output=True, text=True, check=False,
                          env={**os.environ, **(environment or {})})
    if done.returncode != 0:
        print(done.stdout + done.stderr)
        sys.exit(f"consumer: this failed: {command[0]}")
    return done.stdout


def install(arguments):
    shutil.rmtree(arguments.work, ignore_errors=True)
    first, prefix = arguments.work / "first", arguments.work / "prefix"
    run([arguments.cmake, "--install", arguments.build, "--prefix", first])
    first.rename(prefix)
    for path in prefix.rglob("*"):
        if path.suffix in {".cmake", ".pc"} and str(PROJECT.parents[2]) in path.read_text():
            sys.exit(f"consumer: {path} names the source folder")
    return prefix


def by_find_package(arguments, prefix):
    folder = arguments.work / "by_find_package"
    run([arguments.cmake, "-S", PROJECT, "-B", folder, "-G", "Ninja",
         f"-DCMAKE_PREFIX_PATH={prefix}", f"-DCMAKE_CXX_COMPILER={arguments.compiler}"])
    run([arguments.cmake, "--build", folder, "-j1"])
    for program in ("own_contract", "back_office"):
        print(run([folder / program]), end="")


def by_pkg_config(arguments, prefix):
    places = {"PKG_CONFIG_PATH": ":".join(str(path.parent) for path in prefix.rglob("treaty.pc"))}
    for package, program in (("treaty", "own_contract"), ("treaty-simulator", "back_office")):
        words = run([arguments.pkg_config, "--cflags", "--libs", package], places)
        flags = shlex.split(words)
        made = arguments.work / f"{program}_by_pkg_config"
        run([arguments.compiler, "-std=c++23", PROJECT / f"{program}.cpp", "-o", made, *flags])
        print(run([made]), end="")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--build", type=pathlib.Path, required=True)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--cmake", required=True)
    parser.add_argument("--compiler", required=True)
    parser.add_argument("--pkg-config", default="")
    arguments = parser.parse_args()
    prefix = install(arguments)
    by_find_package(arguments, prefix)
    if arguments.pkg_config and "NOTFOUND" not in arguments.pkg_config:
        by_pkg_config(arguments, prefix)
    return 0


if __name__ == "__main__":
    sys.exit(main())
