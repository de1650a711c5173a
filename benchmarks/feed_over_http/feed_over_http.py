#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""How many updates a second of the inventory feed does our HTTP server take, beside Redis,
memcached, gRPC, Cap'n Proto RPC, nginx, a bare loop over Asio and what a team writes first?

Every server has one thread for the network; servers take turns within each round, so that what
else the machine does falls on all of them. Messages are made before they are sent, and all that
speak over a plain socket have the same sender. Each server is first given every entry, and has to
know how many there are and the values of some; every answer to a timed message is checked too.
Printed: updates a second, medians over the rounds. --results FILE adds them as JSON lines.
"""
import argparse
import os
import pathlib
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from contenders import CONTENDERS, Mismatch, NotInstalled, Servers  # noqa: E402
from results import Results  # noqa: E402

# (batch, connections)
CELLS = [(1, 1), (100, 1), (1000, 1), (10000, 1), (100, 16), (1, 16)]
PASSES = 5000  # more than one measurement makes; each begins with newer versions than the last


def wanted_cells(given):
    if not given.cells:
        return CELLS
    return [tuple(map(int, cell.split("x"))) for cell in given.cells.split(",")]


def progress(text):
    if sys.stderr.isatty():
        print(f"\r{text:<79}" if text else "\r" + " " * 79 + "\r", end="", file=sys.stderr,
              flush=True)


def measure(given, cells, running, results):
    """Rates by (cell, contender), one a round."""
    turn = 0
    total = given.rounds * sum(one.measures(*cell) for cell in cells for one in running)
    for round_ in range(given.rounds):
        for cell in cells:
            for one in running:
                if not one.measures(*cell):
                    continue
                turn += 1
                show = f"round {round_ + 1} of {given.rounds}, batch {cell[0]:,}, {one.name}"
                progress(f"{turn:4}/{total} {show}")
                answer = one.send(batch=cell[0], connections=cell[1], seconds=given.seconds,
                                  from_pass=turn * PASSES, entries=given.entries)
                results.add(f"feed/{one.name}/batch={cell[0]}/connections={cell[1]}",
                            answer["updates"] / answer["seconds"], "updates/s",
                            p50_us=answer.get("p50_us"), p99_us=answer.get("p99_us"))
    progress("")


def print_table(cells, running, results):
    def words(rate):
        return "-" if rate is None else f"{rate / 1e6:.2f} M" if rate >= 1e6 \
            else f"{rate / 1e3:.1f} k"
    print(f"{'updates a second':<22}" + "".join(f"{f'{b:,} x {c}':>12}" for b, c in cells))
    for one in running:
        rates = [results.median(f"feed/{one.name}/batch={b}/connections={c}") for b, c in cells]
        print(f"{one.name:<22}" + "".join(f"{words(rate):>12}" for rate in rates))
    print("(batch x connections; load average "
          f"{os.getloadavg()[0]:.2f}, median of rounds)")


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", default="build/bench/bin", help="folder of the programs")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=0.5, help="of each measurement")
    parser.add_argument("--entries", type=int, default=200_000)
    parser.add_argument("--cells", help="such as 1000x1,100x16: batch and connections")
    parser.add_argument("--only", help="these contenders, with commas: "
                        + ", ".join(one.name for one in CONTENDERS))
    parser.add_argument("--results", help="adds JSON lines to this file")
    parser.add_argument("--pin", action="store_true",
                        help="servers on the last core, senders on the first")
    given = parser.parse_args()
    cells = wanted_cells(given)
    results = Results()
    running = []
    with tempfile.TemporaryDirectory() as folder, \
            Servers(given.bin, folder, given.entries, given.pin) as servers:
        for contender in CONTENDERS:
            if given.only and contender.name not in given.only.split(","):
                continue
            try:
                servers.start(contender)
                contender.check(given.entries)
                running.append(contender)
            except NotInstalled as missing:
                results.leave_out(f"feed/{contender.name}", str(missing))
                print(f"left out: {contender.name}: {missing}", file=sys.stderr)
            except Mismatch as wrong:
                sys.exit(f"{contender.name}: {wrong}")
        measure(given, cells, running, results)
    print_table(cells, running, results)
    if given.results:
        results.write(given.results)


if __name__ == "__main__":
    main()
