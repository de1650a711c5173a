# SPDX-License-Identifier: BSL-1.0
"""The page /docs in a browser that nobody here wrote: its form sends calls and shows what comes
back, the page fits a small window, and it asks nobody but the server that it is from. Chromium
talks to a server of this test, which has the page from `treaty serve`, with a script more that
presses the buttons, and passes calls on. Exit code: 0 all well, 1 not, 77 no Chromium here."""
import html
import http.server
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import urllib.error
import urllib.request

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import interop  # noqa: E402

# Operation, and the request to write over the example, or none.
CALLS = [["outbound/ReserveOrderInventory", None],
         ["outbound/GetProductAvailability", None],
         ["inbound/SynchronizePerson", "{\"action\":7,\n\"no"]]

PRESSES = """
(async () => {
  const told = {calls: [], wide: 0, window: 400};
  const wait = find => new Promise(done => {
    const timer = setInterval(() => {
      const found = find();
      if (found) { clearInterval(timer); done(found); }
    }, 10);
  });
  for (const [id, body] of CALLS) {
    const one = document.getElementById(id);
    one.open = true;
    const send = await wait(() => one.querySelector('button.send'));
    for (const more of one.querySelectorAll('details')) more.open = true;
    const text = one.querySelector('textarea');
    if (body !== null) text.value = body;
    send.click();
    await wait(() => one.querySelector('.answer').firstChild);
    told.calls.push({sent: text.value, status: one.querySelector('.answer .status').textContent,
      fields: one.querySelector('.fields').textContent,
      body: one.querySelector('.body').textContent});
  }
  // The least window of a browser without a head is wider.
  document.documentElement.style.width = told.window + 'px';
  told.wide = document.getElementById('page').scrollWidth;
  document.body.append(Object.assign(document.createElement('pre'),
    {id: 'told', textContent: JSON.stringify(told)}));
})();
"""


class Between(http.server.BaseHTTPRequestHandler):
    """Has the page, passes calls on, and remembers what it was asked."""
    behind, asked, calls = "", [], []

    def log_message(self, *_):
        pass

    def answer(self, status, headers, body):
        self.send_response(status)
        for name in ["Content-Type"]:
            self.send_header(name, headers[name])
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        self.asked.append("GET " + self.path)
        with urllib.request.urlopen(self.behind + self.path) as page:
            presses = PRESSES.replace("CALLS", json.dumps(CALLS))
            body = page.read().replace(b"</body>", f"<script>{presses}</script></body>".encode())
            self.answer(page.status, page.headers, body)

    def do_POST(self):
        self.asked.append("POST " + self.path)
        body = self.rfile.read(int(self.headers["Content-Length"]))
        kept = {name: self.headers[name] for name in ["Content-Type", "Idempotency-Key"]
                if name in self.headers}
        asked = urllib.request.Request(self.behind + self.path, data=body, headers=kept)
        try:
            with urllib.request.urlopen(asked) as got:
                status, headers, answer = got.status, got.headers, got.read()
        except urllib.error.HTTPError as refused:
            status, headers, answer = refused.code, refused.headers, refused.read()
        self.calls.append({"key": kept.get("Idempotency-Key"), "sent": body.decode(),
                           "status": status, "answer": answer.decode()})
        self.answer(status, headers, answer)


def look(browser, url, folder):
    """What the script in the page tells."""
    ended = subprocess.run(
        [browser, "--headless", "--no-sandbox", "--disable-gpu", "--window-size=400,900",
         f"--user-data-dir={folder}", "--virtual-time-budget=20000", "--dump-dom", url + "/docs"],
        capture_output=True, text=True, timeout=200)
    told = re.search(r'<pre id="told">(.*?)</pre>', ended.stdout, re.DOTALL)
    if not told:
        raise AssertionError("the page did not get to its end:\n" + ended.stderr[-2000:])
    return json.loads(html.unescape(told[1]))


def compare(told):
    """What is wrong."""
    for call, seen in zip(Between.calls, told["calls"]):
        if not seen["status"].startswith(str(call["status"]) + " "):
            yield f"shows the status {seen['status']} of {call['status']}"
        if json.loads(seen["body"]) != json.loads(call["answer"]):
            yield f"shows {seen['body']} of {call['answer']}"
        if "content-type: application/" not in seen["fields"]:
            yield f"shows the fields {seen['fields']!r}"
        if seen["sent"] != call["sent"]:
            yield f"sends {call['sent']} of {seen['sent']}"
    statuses = [one["status"] for one in Between.calls]
    if len(statuses) != len(CALLS) or statuses[-1] != 400:
        yield f"statuses: {statuses}"
    # Examples have the right form: whatever the server says of them, it is no problem.
    for call in Between.calls[:-1]:
        if "urn:treaty:problem" in call["answer"]:
            yield f"an example is refused: {call['answer']}"
    if not re.fullmatch("[0-9a-f]{32}", Between.calls[0]["key"] or ""):
        yield f"the key {Between.calls[0]['key']}"
    if Between.calls[1]["key"]:
        yield "a key where none is needed"
    if sorted(Between.asked) != sorted(["GET /docs"] + ["POST /" + one for one, _ in CALLS]):
        yield f"asks for {Between.asked}"
    if told["wide"] > told["window"]:
        yield f"is {told['wide']} wide in a window of {told['window']}"


def main():
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if not browser:
        print("skipped: no browser; apt-get install chromium")
        return interop.SKIPPED
    with interop.Server() as server, tempfile.TemporaryDirectory() as folder:
        Between.behind = server.url
        between = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Between)
        threading.Thread(target=between.serve_forever, daemon=True).start()
        told = look(browser, f"http://127.0.0.1:{between.server_port}", folder)
        between.shutdown()
    mistakes = list(compare(told))
    for one in mistakes:
        print("the page", one)
    for call in Between.calls:
        print(call["status"], call["answer"][:100])
    print(f"{len(told['calls'])} calls, {told['wide']} of {told['window']} pixels")
    return 1 if mistakes else 0


if __name__ == "__main__":
    sys.exit(main())
