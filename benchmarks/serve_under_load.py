#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""How many calls a second does `treaty serve` answer under wrk, beside a bare Boost.Beast echo?

Each has one thread. Servers take turns within each round, so that what else the machine does falls
on all of them. Each workload is sent to the bare server too, with the same body. Printed: requests
a second (medians), the ratio to the bare server round by round (median), and resident memory of the
server before and after. Every answer is checked to be a success. Needs wrk.
"""
import argparse
import json
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request

LUA = """wrk.method = "POST"
wrk.path = "{path}"
wrk.body = [==[{body}]==]
wrk.headers["Content-Type"] = "{media_type}"
"""


def start(command):
    """A server and the address it prints."""
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    for line in server.stdout:
        if line.startswith("listening on "):
            return server, line.split()[2]
    sys.exit("did not start: " + " ".join(command))


def resident_kib(server):
    status = pathlib.Path(f"/proc/{server.pid}/status").read_text()
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))


def requests_a_second(url, script, seconds, connections):
    out = subprocess.run(["wrk", "-t1", f"-c{connections}", f"-d{seconds}", "-s", script, url],
                         check=True, text=True, stdout=subprocess.PIPE).stdout
    if "Non-2xx" in out or "Socket errors" in out:
        sys.exit(f"calls failed at {url}:\n{out}")
    return float(next(l for l in out.splitlines() if "Requests/sec" in l).split()[1])


def cache_update(lines):
    """An inventory cache update of so many centers' lines, over products of the landscape."""
    landscape = pathlib.Path(__file__).resolve().parents[1] / "simulator/landscape/products.json"
    products = json.loads(landscape.read_text())["products"]
    level = lambda center, i: {"fulfillmentCenter": center, "onHand": {
        "value": 100 + i, "unit": products[i].get("unit", "C62")}}
    per_product = 2
    return {"store": 10101, "action": "Update", "products": [
        {"item": products[i]["sku"],
         "fulfillmentCenters": [level(501 + k, i) for k in range(per_product)]}
        for i in range(lines // per_product)]}


def answer_of(url, path, body):
    request = urllib.request.Request(url + path, body.encode(),
                                     {"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.read()
    except urllib.error.HTTPError as refused:
        sys.exit(f"{path} refused: {refused.read().decode()}")


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", default="build/release/bin", help="folder of the programs")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=2, help="of each server in each round")
    parser.add_argument("--connections", type=int, default=16)
    given = parser.parse_args()
    if shutil.which("wrk") is None:
        sys.exit("wrk is not installed")
    bare, bare_url = start([given.bin + "/http_bare_beast", "--port", "0"])
    echo, echo_url = start([given.bin + "/treaty_echo", "--port", "0"])
    serve, serve_url = start([given.bin + "/treaty", "serve", "--port", "0", "--threads", "1"])
    ask = json.dumps({"store": 10101, "item": "BRISA-2"})
    update = json.dumps(cache_update(100))
    workloads = [("echo, 100 bytes", "x" * 100, "/echo", "text/plain", echo, echo_url),
                 ("GetProductAvailability", ask, "/outbound/GetProductAvailability",
                  "application/json", serve, serve_url),
                 ("UpdateInventoryCache, 100 lines", update, "/inbound/UpdateInventoryCache",
                  "application/json", serve, serve_url)]
    try:  # whatever happens, the servers are ended
        for _, body, path, media_type, _, url in workloads[1:]:
            answer_of(url, path, body)
        with tempfile.TemporaryDirectory() as folder:
            print(f"{'workload':<34}{'bare Beast/s':>13}{'treaty/s':>11}{'ratio':>7}"
                  f"{'KiB before':>12}{'after':>9}")
            for name, body, path, media_type, server, url in workloads:
                scripts = []
                for target, kind in (("/echo", "text/plain"), (path, media_type)):
                    scripts.append(f"{folder}/{len(scripts)}.lua")
                    pathlib.Path(scripts[-1]).write_text(
                        LUA.format(path=target, body=body, media_type=kind))
                load = (given.seconds, given.connections)
                requests_a_second(url, scripts[1], *load)  # what is allocated once is allocated now
                before = resident_kib(server)
                rates = []
                for round_ in range(given.rounds):
                    print(f"\r{name}: round {round_ + 1} of {given.rounds}", end="",
                          file=sys.stderr)
                    rates.append((requests_a_second(bare_url, scripts[0], *load),
                                  requests_a_second(url, scripts[1], *load)))
                print("\r" + " " * 60 + "\r", end="", file=sys.stderr)
                print(f"{name:<34}{statistics.median(r[0] for r in rates):13.0f}"
                      f"{statistics.median(r[1] for r in rates):11.0f}"
                      f"{statistics.median(r[1] / r[0] for r in rates):7.2f}"
                      f"{before:12}{resident_kib(server):9}")
    finally:
        for server in (bare, echo, serve):
            server.terminate()
            server.wait()


if __name__ == "__main__":
    main()
