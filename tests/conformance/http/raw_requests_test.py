# SPDX-License-Identifier: BSL-1.0
"""Sends every case of raw_requests.txt to treaty_echo: whole, byte by byte, and in two parts cut
at every place. The answers must be the ones the case names, whatever the cut, and the server must
answer afterwards."""
import os
import pathlib
import re
import signal
import socket
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
PROBE = b"POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nprobe"
WAIT_SECONDS = 10
CUT_BYTES_MAX = 400  # longer cases are cut at a hundred places


def unescape(text):
    text = re.sub(r"\{(\d+)\*(.*?)\}", lambda m: m.group(2) * int(m.group(1)), text)
    plain = {"r": b"\r", "n": b"\n", "t": b"\t", "0": b"\0", "\\": b"\\"}
    out = bytearray()
    at = 0
    while at < len(text):
        if text[at] != "\\":
            out += text[at].encode("latin-1")
            at += 1
        elif text[at + 1] == "x":
            out.append(int(text[at + 2:at + 4], 16))
            at += 4
        else:
            out += plain[text[at + 1]]
            at += 2
    return bytes(out)


class Case:
    def __init__(self, name):
        self.name, self.send, self.more = name, "", ""
        self.end, self.get, self.open = False, [], True

    def finish(self):
        self.send, self.more = unescape(self.send), unescape(self.more)
        return self


def read_cases():
    cases = []
    for line in (HERE / "raw_requests.txt").read_text().splitlines():
        if line.startswith("== "):
            cases.append(Case(line[3:]))
        elif line.startswith("send:"):
            cases[-1].send = line[6:]
        elif line.startswith(" "):
            cases[-1].send += line[1:]
        elif line.startswith("more: "):
            cases[-1].more = line[6:]
        elif line == "end":
            cases[-1].end = True
        elif line.startswith("get: "):
            cases[-1].open = line.endswith("open")
            cases[-1].get = re.findall(r"(?:HEAD)?\d{3}(?:=.*?(?= \d{3}|$)|[+-][\w-]+)*",
                                       line[5:].rpartition(" ")[0] if " " in line[5:] else "")
    return [case.finish() for case in cases]


class Answer:
    def __init__(self, status, fields, body):
        self.status, self.fields, self.body = status, fields, body

    def __eq__(self, other):
        return (self.status, self.body) == (other.status, other.body)

    def __repr__(self):
        return f"{self.status} {self.body!r}"


class Peer:
    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=WAIT_SECONDS)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.unread = b""

    def send(self, *pieces):
        try:
            for piece in pieces:
                self.socket.sendall(piece)
        except (BrokenPipeError, ConnectionResetError):
            pass  # refused before all was sent; what was answered is what counts

    def fill(self):
        got = self.socket.recv(65536)
        self.unread += got
        return bool(got)

    def answer(self, head=False):
        """The next answer; None if the connection ended before it began."""
        while b"\r\n\r\n" not in self.unread:
            if not self.fill():
                assert self.unread == b"", f"half an answer: {self.unread!r}"
                return None
        text, _, self.unread = self.unread.partition(b"\r\n\r\n")
        first, *lines = text.decode("latin-1").split("\r\n")
        assert re.fullmatch(r"HTTP/1\.1 [1-5]\d\d [ -~]+", first), first
        status = int(first[9:12])
        fields = {}
        for line in lines:
            assert re.fullmatch(r"[A-Za-z-]+: [ -~]+", line), line
            name, _, value = line.partition(": ")
            assert name.lower() not in fields, line
            fields[name.lower()] = value
        size = 0 if head or status in (100, 204) else int(fields["content-length"])
        while len(self.unread) < size:
            assert self.fill(), "an answer's body ends in the middle"
        body, self.unread = self.unread[:size], self.unread[size:]
        return Answer(status, fields, body)

    def ended(self):
        try:
            return self.unread == b"" and not self.fill()
        except ConnectionResetError:
            return False  # a reset can take an answer away from who has not read it yet


def play(port, case, pieces):
    """What is wrong with the answers to the case sent in these pieces; None if nothing is."""
    peer = Peer(port)
    peer.send(*pieces)
    if case.end:
        peer.socket.shutdown(socket.SHUT_WR)
    with peer.socket:
        for number, wanted in enumerate(case.get):
            parts = re.fullmatch(r"(HEAD)?(\d{3})(?:=(.*?))?(?:([+-])([\w-]+))?", wanted)
            got = peer.answer(head=parts[1] is not None)
            if got is None or got.status != int(parts[2]):
                return f"answer {number + 1}: wanted {wanted}, got {got}"
            if parts[3] is not None and got.body != unescape(parts[3]):
                return f"answer {number + 1}: wanted {wanted}, got {got}"
            if parts[4] and (parts[5].lower() in got.fields) != (parts[4] == "+"):
                return f"answer {number + 1}: wanted {wanted}, got fields {got.fields}"
            if got.status == 100:
                peer.send(case.more)
            last = number + 1 == len(case.get)
            says_close = got.fields.get("connection") == "close"
            if got.status != 100 and not case.end and says_close != (last and not case.open):
                return f"answer {number + 1}: says close: {says_close}"
        if case.open:
            peer.send(PROBE)
            got = peer.answer()
            if got is None or got.status != 200 or got.body != b"probe":
                return f"the connection should stay, but a further request got {got}"
        elif not peer.ended():
            return f"the connection should end, but gave {peer.unread!r}"
    return None


def cuts_of(text):
    step = 1 if len(text) <= CUT_BYTES_MAX else len(text) // 100
    return range(1, len(text), step)


def ways(case):
    """The case's bytes in all the pieces they are sent in."""
    yield "whole", [case.send]
    if len(case.send) <= CUT_BYTES_MAX:
        yield "byte by byte", [case.send[i:i + 1] for i in range(len(case.send))]
    for cut in cuts_of(case.send):
        yield f"cut at {cut}", [case.send[:cut], case.send[cut:]]


def check(port, cases):
    failures = []
    played = 0
    for case in cases:
        for way, pieces in ways(case):
            played += 1
            try:
                wrong = play(port, case, pieces)
            except (AssertionError, OSError, KeyError, ValueError) as error:
                wrong = f"{type(error).__name__}: {error}"
            if wrong:
                failures.append(f"{case.name} ({way}): {wrong}")
                break
    return played, failures


def main():
    program = pathlib.Path(os.environ["TREATY_BIN_DIR"]) / "treaty_echo"
    cases = read_cases()
    with subprocess.Popen([program, "--port", "0"], stdout=subprocess.PIPE, text=True) as server:
        try:
            port = int(server.stdout.readline().rpartition(":")[2])
            played, failures = check(port, cases)
            alive = Peer(port)
            alive.send(PROBE)
            if alive.answer().body != b"probe":
                failures.append("the server does not answer afterwards")
            alive.socket.close()
        finally:
            server.send_signal(signal.SIGTERM)
            status = server.wait(timeout=WAIT_SECONDS)
    if status != 0:
        failures.append(f"the server ended with {status}")
    for failure in failures:
        print(failure)
    print(f"{len(cases)} cases, played {played} times: {len(failures)} failed")
    return 1 if failures or len(cases) < 100 else 0


if __name__ == "__main__":
    sys.exit(main())
