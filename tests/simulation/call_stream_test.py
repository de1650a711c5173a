# SPDX-License-Identifier: BSL-1.0
"""`treaty call --stream`: what it sends, what it prints and how it ends, beside a server that says
what a case tells it to."""
import os
import socket
import sys
import threading
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from tool_test import Server, run  # noqa: E402


class Told:
    """Takes one stream to its end, and answers with these notes."""

    def __init__(self, notes):
        self.notes, self.head, self.body = notes, b"", b""
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.listener.getsockname()[1]}"
        self.thread = threading.Thread(target=self.serve)

    def serve(self):
        peer, _ = self.listener.accept()
        with peer, peer.makefile("rb") as lines:
            for line in iter(lines.readline, b"\r\n"):
                self.head += line
            while size := int(lines.readline(), 16):
                self.body += lines.read(size)
                lines.readline()
            lines.readline()
            chunk = b"%x\r\n%s\r\n" % (len(self.notes), self.notes)
            peer.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\n"
                         b"Transfer-Encoding: chunked\r\n\r\n" + chunk + b"0\r\n\r\n")

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.thread.join(10)
        self.listener.close()


class CallStream(unittest.TestCase):
    def test_lines_are_sent_and_notes_are_told(self):
        notes = (b'{"position":1,"refused":{"reason":"UnknownStore"}}\n'
                 b'{"position":3,"applied":2}\n{"position":3,"applied":2,"complete":true}\n')
        with Told(notes) as server:
            ended = run("call", server.url, "feed.UpdateInventoryLevels", "--stream",
                        given="{1}\n{2}\n{3}")
        self.assertEqual(ended, (2, '{"position":1,"refused":{"reason":"UnknownStore"}}\n'
                                    '{"position":3,"applied":2}\n',
                                 "treaty call: lines that the operation refused: 1\n"))
        self.assertEqual(server.body, b"{1}\n{2}\n{3}\n")
        self.assertTrue(server.head.startswith(
            b"POST /feed/UpdateInventoryLevels?from=0 HTTP/1.1\r\n"), server.head)
        self.assertIn(b"Content-Type: application/x-ndjson\r\n", server.head)

    def test_a_stream_that_breaks_off_says_from_where_to_go_on(self):
        notes = (b'{"position":7,"applied":2,"complete":false,"problem":{"type":'
                 b'"urn:treaty:problem:overloaded","title":"x","status":503,"detail":"busy"}}\n')
        with Told(notes) as server:
            code, out, err = run("call", server.url, "feed/UpdateInventoryLevels", "--stream",
                                 "--from", "5", given="{}\n")
        self.assertEqual((code, out), (3, '{"position":7,"applied":2}\n'))
        self.assertIn("overloaded", err)
        self.assertIn("go on with --from 7", err)
        self.assertIn(b"?from=5 ", server.head)

    def test_what_cannot_be_streamed_is_refused(self):
        with Server() as server:
            code, _, err = run("call", server.url, "inbound.UpdateInventoryCache", "--stream",
                               given="{}\n")
            self.assertEqual(code, 3)
            self.assertIn("unsupported-media", err)
        self.assertEqual(run("call", server.url, "feed.UpdateInventoryLevels", "--stream")[0], 5)
        self.assertEqual(run("call", server.url, "UpdateInventoryLevels", "--stream")[0], 5)
        self.assertEqual(run("call", server.url, "NoSuchOperation", "--stream")[0], 64)
        self.assertNotEqual(run("call", server.url, "GetOrder", "--from", "1")[0], 0)


if __name__ == "__main__":
    unittest.main()
