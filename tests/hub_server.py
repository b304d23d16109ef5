"""A hub on this machine: the few routes that a download uses, and the ways they fail."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from writer.models.catalogue import Entry, File, Repository

REVISION = "0123456789abcdef0123456789abcdef01234567"
REPOSITORY = "writer/tiny"
NAMES = ("config.json", "model.safetensors", "tokenizer.json")


@dataclass
class Hub:
    """What the server has, and how it behaves."""

    files: dict[str, bytes]
    url: str = ""
    asked: list[tuple[str, str]] = field(default_factory=list)  # path, range
    breaks: list[int] = field(default_factory=list)  # bytes sent of each next answer, then silence
    spoil: bool = False
    status: int = 0
    ignores_ranges: bool = False
    endless: bool = False


def handler_of(hub: Hub) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: object) -> None:
            pass

        def do_GET(self) -> None:
            hub.asked.append((self.path, self.headers.get("Range", "")))
            assert "Authorization" not in self.headers
            if hub.status:
                return self.answer(hub.status)
            if self.path.startswith("/cdn/"):
                return self.send(hub.files[self.path.removeprefix("/cdn/")])
            found = re.fullmatch(rf"/{REPOSITORY}/resolve/{REVISION}/([a-z_.]+)", self.path)
            if found is None or found[1] not in hub.files:
                return self.answer(404)
            # As the real one: the files themselves lie elsewhere.
            return self.answer(302, Location=f"{hub.url}/cdn/{found[1]}")

        def answer(self, status: int, **headers: str) -> None:
            self.send_response(status)
            for name, value in ({"Content-Length": "0"} | headers).items():
                self.send_header(name, value)
            self.end_headers()

        def send(self, data: bytes) -> None:
            if hub.spoil:
                data = data[:-1] + bytes([data[-1] ^ 1])
            if hub.endless:
                data = data * 3
            begin = 0
            if (asked := self.headers.get("Range")) and not hub.ignores_ranges:
                begin = int(asked.removeprefix("bytes=").split("-")[0])
            body = data[begin:]
            self.send_response(206 if begin else 200)
            self.send_header("Content-Length", str(len(body)))
            if begin:
                self.send_header("Content-Range", f"bytes {begin}-{len(data) - 1}/{len(data)}")
            self.end_headers()
            if hub.breaks:
                self.wfile.write(body[: hub.breaks.pop(0)])
                self.close_connection = True
                return
            self.wfile.write(body)

    return Handler


@contextmanager
def serve(files: dict[str, bytes]) -> Iterator[Hub]:
    """A hub on a port of its own."""
    hub = Hub(files)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler_of(hub))
    hub.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield hub
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def files_of(folder: Path) -> dict[str, bytes]:
    """A model's folder as a hub has it; shards become one name each."""
    return {
        p.name: p.read_bytes() for p in folder.iterdir() if p.suffix in (".json", ".safetensors")
    }


def entry_of(files: dict[str, bytes]) -> Entry:
    """The entry that a catalogue would have for them."""
    known = tuple(File(n, len(b), sha256(b).hexdigest()) for n, b in sorted(files.items()))
    source = Repository(REPOSITORY, REVISION, known)
    return Entry("tiny", "Tiny", "MIT", "english", False, False, source)
