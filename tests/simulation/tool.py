# SPDX-License-Identifier: BSL-1.0
"""The program `treaty` for tests that use it from outside: one run, or a server for a while."""
import os
import re
import signal
import subprocess

TREATY = os.path.join(os.environ.get("TREATY_BIN_DIR", "build/release/bin"), "treaty")


def run(*words, given=""):
    """Exit code, standard output, standard error."""
    ended = subprocess.run([TREATY, *words], input=given, capture_output=True, text=True,
                           timeout=120)
    return ended.returncode, ended.stdout, ended.stderr


class Serving:
    """A subcommand that serves, for as long as the block lasts."""

    def __init__(self, *words):
        self.words = words

    def __enter__(self):
        self.process = subprocess.Popen([TREATY, *self.words], text=True,
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        line = self.process.stdout.readline()
        found = re.fullmatch(r"listening on (http://127\.0\.0\.1:(\d+))\n", line)
        if not found:
            self.process.kill()
            raise AssertionError(f"{line!r} {self.process.communicate()}")
        self.url, self.port = found[1], int(found[2])
        return self

    def stop(self, how=signal.SIGTERM):
        self.process.send_signal(how)
        out, err = self.process.communicate(timeout=60)
        return self.process.returncode, out, err

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.communicate()


class Server(Serving):
    """`treaty serve`."""

    def __init__(self, *words):
        super().__init__("serve", *words)
