#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""What does one unit with all fourteen contracts, JSON both ways, dispatch and a client cost to
compile, beside the same structs with NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE?

Both units are compiled in turn, several rounds; the medians of CPU seconds and of peak memory are
printed, and the ratio of each pair. Nothing is asserted.
"""
import argparse
import pathlib
import os
import statistics
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
FLAGS = ["-std=c++23", "-I" + str(ROOT), "-I" + str(ROOT / "include"),
         "-DTREATY_SEPARATE_COMPILATION", "-Wno-missing-field-initializers"]


def compile_once(command):
    """CPU seconds and peak megabytes of one compilation, by the system's own accounting."""
    process = subprocess.Popen(command)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit("failed: " + " ".join(command))
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--compiler", action="append", help="default: g++ and clang++-19")
    parser.add_argument("--flags", default="-O0", help="optimization and the like, default -O0")
    given = parser.parse_args()
    compilers = given.compiler or ["g++", "clang++-19"]
    here = ROOT / "benchmarks" / "compile_cost"
    with tempfile.TemporaryDirectory() as folder:
        generator = folder + "/generate_rival"
        subprocess.run([compilers[0], *[f for f in FLAGS if "SEPARATE" not in f], "-O0",
                        str(here / "generate_rival.cpp"), "-o", generator], check=True)
        rival = folder + "/rival.cpp"
        pathlib.Path(rival).write_text(subprocess.run([generator], check=True, text=True,
                                                      stdout=subprocess.PIPE).stdout)
        print(f"load average {os.getloadavg()[0]:.2f}, {given.rounds} rounds, {given.flags}")
        print(f"{'compiler':<12} {'unit':<10} {'CPU s':>8} {'MB':>7} {'ratio':>7}")
        for compiler in compilers:
            ours, theirs = [], []
            for round_ in range(given.rounds):
                print(f"\r{compiler}: round {round_ + 1}", end="", file=sys.stderr)
                common = [compiler, *FLAGS, *given.flags.split(), "-c", "-o", "/dev/null"]
                ours.append(compile_once([*common, str(here / "treaty_unit.cpp")]))
                theirs.append(compile_once([*common, rival]))
            print("\r" + " " * 40 + "\r", end="", file=sys.stderr)
            ratio = statistics.median(a[0] / b[0] for a, b in zip(ours, theirs))
            for name, rows, shown in (("treaty", ours, f"{ratio:.2f}"),
                                      ("nlohmann", theirs, "1.00")):
                print(f"{compiler:<12} {name:<10} {statistics.median(r[0] for r in rows):8.1f} "
                      f"{statistics.median(r[1] for r in rows):7.0f} {shown:>7}")


if __name__ == "__main__":
    main()
