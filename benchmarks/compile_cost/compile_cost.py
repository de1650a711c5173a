#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""What does one unit with fourteen operations of three structs each, JSON both ways, dispatch and a
client cost to compile, beside the same with NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE? What do fifty-six
cost, how much code does an operation add, what does a unit cost that only calls a client, and what
one that has the contract tests of all fourteen, beside one that includes Catch2 and nothing else?
The fourteen contracts of this project, which are larger, have rows of their own.

Units are compiled in turn, several rounds; the medians of CPU seconds and of peak memory are
printed, and the ratio round by round. Code is what stands in executable sections at -O2. Nothing is
asserted. --results FILE adds the figures of the first compiler as JSON lines.
"""
import argparse
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
HERE = ROOT / "benchmarks" / "compile_cost"
sys.path.insert(0, str(ROOT / "benchmarks" / "support"))
from results import Results  # noqa: E402
import synthetic  # noqa: E402

FLAGS = ["-std=c++23", "-I" + str(ROOT), "-I" + str(ROOT / "include"),
         "-DTREATY_SEPARATE_COMPILATION", "-Wno-missing-field-initializers"]
OPERATIONS = 14


def compile_once(command):
    """CPU seconds and peak megabytes of one compilation, by the system's own accounting."""
    process = subprocess.Popen(command)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit("failed: " + " ".join(command))
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def make_rival(compiler, folder):
    generator = folder + "/generate_rival"
    subprocess.run([compiler, *[f for f in FLAGS if "SEPARATE" not in f], "-O0",
                    str(HERE / "generate_rival.cpp"), "-o", generator], check=True)
    rival = pathlib.Path(folder, "rival.cpp")
    rival.write_text(subprocess.run([generator], check=True, text=True,
                                    stdout=subprocess.PIPE).stdout)
    return str(rival)


def make_synthetic(folder):
    for count in (OPERATIONS, 4 * OPERATIONS):
        to = pathlib.Path(folder, str(count))
        to.mkdir()
        (to / "contracts.hpp").write_text(synthetic.contracts(count))
        (to / "rival.cpp").write_text(synthetic.rival(count))


def make_precompiled(compiler, flags, folder):
    """As CMake does it for a target that links treaty::precompiled."""
    name = "g++" if "clang" not in compiler else "clang"
    header = pathlib.Path(folder, name, "precompiled.hpp")
    header.parent.mkdir(exist_ok=True)
    header.write_text("#include <treaty/http.hpp>\n")
    if name == "clang":
        made = str(header) + ".pch"
        use = ["-include-pch", made]
    else:
        made = str(header) + ".gch"
        use = ["-Winvalid-pch", "-include", str(header)]
    compile_once([compiler, *FLAGS, *flags, "-x", "c++-header", str(header), "-o", made])
    return use


def code_kib(compiler, unit, more, folder):
    """What of the object can be executed."""
    made = folder + "/code.o"
    compile_once([compiler, *FLAGS, "-O2", *more, "-c", unit, "-o", made])
    sections = subprocess.run(["objdump", "-h", made], check=True, text=True,
                              stdout=subprocess.PIPE).stdout.splitlines()
    return sum(int(line.split()[2], 16) for line, flags in zip(sections, sections[1:])
               if "CODE" in flags) / 1024


def units(compiler, flags, folder, rival, short):
    """(shown, key of the result, words of the command)"""
    unit, client = str(HERE / "treaty_unit.cpp"), str(HERE / "client_unit.cpp")
    made = []
    for count in (OPERATIONS,) if short else (OPERATIONS, 4 * OPERATIONS):
        made += [(f"treaty, {count} operations", f"treaty/{count}", [f"-I{folder}/{count}", unit]),
                 (f"nlohmann, {count} operations", f"nlohmann/{count}",
                  [f"{folder}/{count}/rival.cpp"])]
    if not short:
        made += [("treaty, back office", "treaty/back_office", ["-DBACK_OFFICE", unit]),
                 ("nlohmann, back office", "nlohmann/back_office", [rival])]
    use = make_precompiled(compiler, flags, folder)
    contracts = f"-I{folder}/{OPERATIONS}"
    tests = str(HERE / "contract_test_unit.cpp")
    pathlib.Path(folder, "catch.cpp").write_text("#include <catch2/catch.hpp>\n")
    return made + [("only a client", "client/plain", [contracts, client]),
                   ("only a client, precompiled", "client/precompiled", [*use, contracts, client]),
                   ("only Catch2", "tests/catch", [f"{folder}/catch.cpp"]),
                   ("contract tests", "tests/contract", [contracts, tests]),
                   ("contract tests of a stand-in", "tests/stand_in",
                    ["-DSTAND_IN", contracts, tests])]


def measure(compiler, given, folder, rival):
    flags = given.flags.split()
    rows = {}
    todo = units(compiler, flags, folder, rival, given.short)
    for round_ in range(given.rounds):
        for name, key, words in todo:
            if sys.stderr.isatty():
                print(f"\r{compiler}: round {round_ + 1}: {name:<40}", end="", file=sys.stderr)
            command = [compiler, *FLAGS, *flags, *words, "-c", "-o", "/dev/null"]
            rows.setdefault((name, key), []).append(compile_once(command))
    if sys.stderr.isatty():
        print("\r" + " " * 70 + "\r", end="", file=sys.stderr)
    return rows


def print_rows(compiler, rows):
    base = {key: values for (_, key), values in rows.items()}
    against = {"treaty/14": "nlohmann/14", "treaty/56": "treaty/14", "nlohmann/56": "nlohmann/14",
               "treaty/back_office": "nlohmann/back_office",
               "client/precompiled": "client/plain", "tests/contract": "tests/catch",
               "tests/stand_in": "tests/contract"}
    for (name, key), values in rows.items():
        shown = ""
        if key in against:
            ratio = statistics.median(a[0] / b[0] for a, b in zip(values, base[against[key]]))
            shown = f"{ratio:.2f} of {against[key]}"
        print(f"{compiler:<12} {name:<28} {statistics.median(r[0] for r in values):8.1f} "
              f"{statistics.median(r[1] for r in values):7.0f}  {shown}")


def keep(rows, results):
    for (_, key), values in rows.items():
        for seconds, megabytes in values:
            if key.startswith(("client", "tests")):
                results.add("compile/" + key, seconds, "s")
            else:
                results.add(f"compile/{key}/cpu", seconds, "s")
                results.add(f"compile/{key}/memory", megabytes, "MB")


def report_code(compiler, folder, results):
    for who in ("treaty", "nlohmann"):
        sizes = []
        for count in (OPERATIONS, 4 * OPERATIONS):
            source = str(HERE / "treaty_unit.cpp") if who == "treaty" \
                else f"{folder}/{count}/rival.cpp"
            sizes.append(code_kib(compiler, source, [f"-I{folder}/{count}"], folder))
        added = (sizes[1] - sizes[0]) / (3 * OPERATIONS)
        results.add(f"compile/{who}/code", added, "KB")
        print(f"{compiler:<12} {who}: code of an added operation {added:.2f} KB at -O2 "
              f"({sizes[0]:.0f} KB for {OPERATIONS}, {sizes[1]:.0f} KB for {4 * OPERATIONS})")


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--compiler", action="append", help="default: g++ and clang++-19")
    parser.add_argument("--flags", default="-O0", help="optimization and the like, default -O0")
    parser.add_argument("--short", action="store_true", help="nothing about 56 operations")
    parser.add_argument("--results", help="adds JSON lines to this file")
    given = parser.parse_args()
    compilers = given.compiler or ["g++", "clang++-19"]
    results = Results()
    with tempfile.TemporaryDirectory() as folder:
        rival = make_rival(compilers[0], folder)
        make_synthetic(folder)
        print(f"load average {os.getloadavg()[0]:.2f}, {given.rounds} rounds, {given.flags}")
        print(f"{'compiler':<12} {'unit':<28} {'CPU s':>8} {'MB':>7}")
        for compiler in compilers:
            rows = measure(compiler, given, folder, rival)
            print_rows(compiler, rows)
            if compiler == compilers[0]:
                keep(rows, results)
        if not given.short:
            report_code(compilers[0], folder, results)
    if given.results:
        results.write(given.results)


if __name__ == "__main__":
    main()
