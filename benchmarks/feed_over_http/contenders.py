# SPDX-License-Identifier: BSL-1.0
"""Everybody who takes part: how the server is started, who sends to it, and how it is asked what it
has kept."""
import ctypes
import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import time
import urllib.request

CHECKED = [0, 1, 17, 4242]


class NotInstalled(Exception):
    pass


class Mismatch(Exception):
    pass


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def dies_with_us():
    """In a server before it begins: it is ended whatever becomes of this program."""
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG


class Contender:
    """`protocol` is what feed_sender, or a client of its own, calls what it sends."""

    def __init__(self, name, protocol, server, client="feed_sender", only=None):
        self.name, self.protocol, self.server, self.client = name, protocol, server, client
        self.only = only  # a test of (batch, connections)
        self.host = None

    def measures(self, batch, connections):
        return self.only is None or self.only(batch, connections)

    def send(self, **options):
        words = [self.host.program(self.client), "--protocol", self.protocol,
                 "--port", str(self.host.port)]
        for key, value in options.items():
            words += ["--" + key.replace("_", "-"), str(value)]
        done = subprocess.run(self.host.on_core(0) + words, text=True, capture_output=True,
                              timeout=120)
        if done.returncode != 0:
            raise Mismatch(done.stderr.strip())
        return json.loads(done.stdout)

    def check(self, entries):
        """Everything is sent once; then it has to be there."""
        if not self.server.keeps:
            return
        self.send(batch=1000, seconds=0, entries=entries, from_pass=0)
        for entry in CHECKED:
            show = subprocess.run([self.host.program("feed_sender"), "--show", str(entry)],
                                  check=True, text=True, stdout=subprocess.PIPE).stdout.split()
            size, found = self.server.found(self.host, entry, show[0], self.protocol)
            expected = show[1] if not self.server.parts else show[1].split(",")
            if (size, found) != (entries, expected):
                raise Mismatch(f"has {size} entries and {found!r} for entry {entry}; expected "
                               f"{entries} and {expected!r}")


class OwnServer:
    """A program of this folder. `find` is a client that can ask; otherwise HTTP is spoken."""
    keeps = True
    parts = False

    def __init__(self, program, keeps=True, find=None):
        self.name, self.keeps, self.find = program, keeps, find

    def start(self, host):
        process = host.run([host.program(self.name), str(host.entries)])
        host.port = int(process.stdout.readline().split()[-1])

    def found(self, host, entry, key, protocol):
        if self.find:
            text = subprocess.run([host.program(self.find), "--port", str(host.port), "--find",
                                   str(entry)], check=True, text=True,
                                  stdout=subprocess.PIPE).stdout
        else:
            address = f"http://127.0.0.1:{host.port}/found?{entry}"
            with urllib.request.urlopen(address) as answer:
                text = answer.read().decode()
        size, _, value = text.strip().partition(" ")
        return int(size), value


class System:
    """A server that is installed as a program."""
    keeps = True
    parts = False

    def command(self, host):
        raise NotImplementedError

    def start(self, host):
        host.port = free_port()
        command = self.command(host)
        if shutil.which(command[0]) is None:
            raise NotInstalled(f"{command[0]} is not installed")
        process = host.run(command)
        deadline = time.monotonic() + 10
        while time.monotonic() < deadline and process.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", host.port), 1).close()
                return
            except OSError:
                time.sleep(0.02)
        raise Mismatch("did not start")

    @staticmethod
    def ask(host, text, ends):
        with socket.create_connection(("127.0.0.1", host.port), 5) as line:
            line.sendall(text.encode())
            answer = b""
            while not ends(answer):
                some = line.recv(65536)
                if not some:
                    break
                answer += some
            return answer.decode()


class Redis(System):
    def __init__(self, parts):
        self.parts = parts

    def command(self, host):
        return ["redis-server", "--port", str(host.port), "--bind", "127.0.0.1", "--save", "",
                "--appendonly", "no", "--dir", host.folder, "--loglevel", "warning"]

    def found(self, host, entry, key, protocol):
        size = int(self.ask(host, "DBSIZE\r\n", lambda a: a.endswith(b"\r\n"))[1:])
        if not self.parts:
            answer = self.ask(host, f"GET {key}\r\n", lambda a: a.count(b"\r\n") == 2)
            return size, answer.split("\r\n")[1]
        fields = "quantity unit status asOf version"
        answer = self.ask(host, f"HMGET {key} {fields}\r\n", lambda a: a.count(b"\r\n") == 11)
        return size, answer.split("\r\n")[2::2]


class Memcached(System):
    def command(self, host):
        command = ["memcached", "-p", str(host.port), "-U", "0", "-l", "127.0.0.1", "-t", "1",
                   "-m", "2048"]
        return command + (["-u", "nobody"] if os.getuid() == 0 else [])

    def found(self, host, entry, key, protocol):
        whole = lambda a: a.endswith(b"END\r\n")
        stats = self.ask(host, "stats\r\n", whole)
        size = int(next(l for l in stats.splitlines() if "curr_items" in l).split()[2])
        answer = self.ask(host, f"get {key}\r\n", whole)
        return size, answer.split("\r\n")[1]


class Nginx(System):
    keeps = False

    def command(self, host):
        conf = pathlib.Path(host.folder) / f"nginx-{host.port}.conf"
        conf.write_text(f"""daemon off; worker_processes 1; pid {host.folder}/nginx.pid;
error_log stderr crit;
events {{ worker_connections 1024; }}
http {{ access_log off; client_max_body_size 64m; keepalive_requests 1000000000;
  client_body_temp_path {host.folder}; proxy_temp_path {host.folder};
  fastcgi_temp_path {host.folder}; uwsgi_temp_path {host.folder}; scgi_temp_path {host.folder};
  server {{ listen 127.0.0.1:{host.port}; location / {{ return 200; }} }} }}
""")
        return ["nginx", "-c", str(conf)]


class Host:
    """One running server: its process, where it listens, where its files are."""

    def __init__(self, bin_folder, folder, entries, pin):
        self.bin, self.folder, self.entries, self.pin = bin_folder, folder, entries, pin
        self.process, self.port = None, None

    def program(self, name):
        path = pathlib.Path(self.bin) / name
        if not path.exists():
            raise NotInstalled(f"{name} was not built; its library is not installed")
        return str(path)

    def on_core(self, core):
        return ["taskset", "-c", str(core)] if self.pin else []

    def run(self, command):
        last = (os.cpu_count() or 1) - 1
        self.process = subprocess.Popen(self.on_core(last) + command, stdout=subprocess.PIPE,
                                        stderr=subprocess.DEVNULL, text=True,
                                        preexec_fn=dies_with_us, cwd=None)
        return self.process


class Servers:
    """Starts servers, each in a host of its own, and ends them all."""

    def __init__(self, bin_folder, folder, entries, pin):
        self.make = lambda: Host(bin_folder, folder, entries, pin)
        self.hosts = []

    def __enter__(self):
        return self

    def start(self, contender):
        contender.host = self.make()
        contender.host.program(contender.client)
        self.hosts.append(contender.host)
        contender.server.start(contender.host)

    def __exit__(self, *_):
        running = [host.process for host in self.hosts if host.process]
        for process in running:
            process.terminate()
        for process in running:
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def in_messages(batch, connections):
    """What is about batches: nothing to learn from single updates."""
    return batch > 1


CONTENDERS = [
    Contender("treaty", "json", OwnServer("feed_treaty_server")),
    Contender("treaty-soap", "soap", OwnServer("feed_treaty_server"),
              only=lambda batch, connections: (batch, connections) == (1000, 1)),
    Contender("treaty-stream", "ndjson", OwnServer("feed_treaty_server"),
              only=lambda batch, connections: batch >= 1000 and connections == 1),
    Contender("nlohmann", "json", OwnServer("feed_nlohmann_server")),
    Contender("redis-set", "redis-set", Redis(parts=False)),
    Contender("redis-hset", "redis-hset", Redis(parts=True)),
    Contender("memcached", "memcached", Memcached()),
    Contender("memcached-noreply", "memcached-noreply", Memcached(), only=in_messages),
    Contender("grpc-unary", "unary", OwnServer("feed_grpc_server", find="feed_grpc_client"),
              client="feed_grpc_client"),
    Contender("grpc-stream", "stream", OwnServer("feed_grpc_server", find="feed_grpc_client"),
              client="feed_grpc_client", only=lambda batch, connections: connections == 1),
    Contender("capnp", "rpc", OwnServer("feed_capnp_server", find="feed_capnp_client"),
              client="feed_capnp_client"),
    Contender("nginx", "json", Nginx()),
    Contender("asio", "json", OwnServer("feed_asio_server", keeps=False)),
]
