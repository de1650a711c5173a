#!/bin/bash
# SPDX-License-Identifier: BSL-1.0
# How many small calls a second does our HTTP server answer, beside bare Boost.Beast in the same run?
# usage: benchmarks/http_small_call.sh [folder of programs] [rounds] [seconds a round]
# Rounds alternate between the two, so that what else the machine does falls on both. Needs wrk.
set -euo pipefail

bin=${1:-build/release/bin}
rounds=${2:-5}
seconds=${3:-3}
work=$(mktemp -d)
pids=()
finish() {
    kill "${pids[@]}" 2>/dev/null || true
    rm -r "$work"
}
trap finish EXIT

command -v wrk >/dev/null || { echo "wrk is not installed" >&2; exit 2; }
cat >"$work/call.lua" <<'LUA'
wrk.method = "POST"
wrk.path = "/echo"
wrk.body = string.rep("x", 100)
wrk.headers["Content-Type"] = "text/plain"
LUA

# start NAME PROGRAM: leaves NAME_url and NAME_pid.
start() {
    "$bin/$2" --port 0 >"$work/$1" &
    pids+=($!)
    printf -v "$1_pid" %s $!
    for _ in $(seq 100); do
        [ -s "$work/$1" ] && break
        sleep 0.05
    done
    printf -v "$1_url" %s "$(sed -n 's/^listening on //p' "$work/$1")"
}
measure() { # URL: requests a second
    local out
    out=$(wrk -t1 -c16 -d"$seconds" -s "$work/call.lua" "$1/echo")
    if grep -q "Non-2xx\|Socket errors" <<<"$out"; then
        echo "calls failed at $1:" >&2
        echo "$out" >&2
        exit 1
    fi
    awk '/Requests\/sec/ {printf "%.0f\n", $2}' <<<"$out"
}
median() { sort -n | awk '{all[NR] = $1} END {print all[int((NR + 1) / 2)]}'; }
resident_kib() { awk '/VmRSS/ {print $2}' "/proc/$1/status"; }

start bare http_bare_beast
start ours treaty_echo
measure "$ours_url" >/dev/null # what is allocated once is allocated now
before=$(resident_kib "$ours_pid")
for round in $(seq "$rounds"); do
    measure "$bare_url" >>"$work/bare_rates"
    measure "$ours_url" >>"$work/ours_rates"
    printf 'round %d: bare Beast %8d, treaty %8d requests/s\n' "$round" \
        "$(tail -1 "$work/bare_rates")" "$(tail -1 "$work/ours_rates")"
done
after=$(resident_kib "$ours_pid")
bare=$(median <"$work/bare_rates")
ours=$(median <"$work/ours_rates")
echo "median of $rounds: bare Beast $bare, treaty $ours requests/s; ratio" \
    "$(awk "BEGIN {printf \"%.2f\", $ours / $bare}")"
echo "resident memory of treaty_echo: $before KiB after the first round, $after KiB after the last"
