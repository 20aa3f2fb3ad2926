"""Someone in a browser, and a server for them to visit."""

import http.client
import os
import re
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlencode

from config.drills.ground import Drill

PASSWORD = "cheval correct pile agrafe"
BOUNDARY = "limite-d-essai"


@dataclass(frozen=True)
class Sent:
    """A file that a form sends: its field, its name, what it holds."""

    field: str
    name: str
    content: bytes


def _multipart(told: dict[str, str], sent: Sent) -> bytes:
    parts = [
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in told.items()
    ]
    head = (
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{sent.field}"; '
        f'filename="{sent.name}"\r\nContent-Type: application/octet-stream\r\n\r\n'
    )
    return b"".join([*parts, head.encode(), sent.content, f"\r\n--{BOUNDARY}--\r\n".encode()])


@dataclass
class Visitor:
    """Someone in a browser: their cookies, what they ask."""

    port: int
    cookies: dict[str, str]
    comes_from: str = "127.0.0.1"

    def ask(
        self, path: str, told: dict[str, str] | None = None, sent: "Sent | None" = None
    ) -> tuple[int, bytes, float]:
        """Status, body, seconds; `told` is a form, `sent` the file that goes with it."""
        connection = http.client.HTTPConnection(
            "127.0.0.1", self.port, timeout=60, source_address=(self.comes_from, 0)
        )
        headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        body: bytes | None = None
        if sent is not None:
            body = _multipart(told or {}, sent)
            headers["Content-Type"] = f"multipart/form-data; boundary={BOUNDARY}"
        elif told is not None:
            body = urlencode(told).encode()
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        began = time.perf_counter()
        connection.request("GET" if body is None else "POST", path, body, headers)
        answer = connection.getresponse()
        content = answer.read()
        took = time.perf_counter() - began
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.partition(";")[0]
        connection.close()
        return answer.status, content, took

    def sign_in(self, email: str) -> None:
        """Come in by the door, with the password of every drill."""
        given = {"email": email, "password": PASSWORD, **self.token("/entrer/")}
        status, _, _ = self.ask("/entrer/", given)
        if status != 302:
            raise RuntimeError(f"{email} was not let in: {status}")

    def token(self, path: str) -> dict[str, str]:
        """What the form of a page sends along with what one types."""
        _, page, _ = self.ask(path)
        found = re.search(rb'csrfmiddlewaretoken" value="(\w+)"', page)
        return {"csrfmiddlewaretoken": found[1].decode()} if found else {}


@contextmanager
def served(drill: Drill) -> Iterator[int]:
    """A server and its worker on the drill’s database; gives their port. Neither may die."""
    from config.command import serving

    port = _free_port()
    os.environ["PALIER_POOL"] = "1"
    processes = [serving.start_server("127.0.0.1", port), serving.start_worker()]
    try:
        _wait(port, processes[0])
        yield port
        alive = all(each.poll() is None for each in processes)
        drill.expect(alive, "un processus du service est mort")
    finally:
        for process in processes:
            process.terminate()
            process.wait(20)


def _free_port() -> int:
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(port: int, server: "subprocess.Popen[bytes]") -> None:
    for _ in range(300):
        if server.poll() is not None:
            break
        try:
            Visitor(port, {}).ask("/entrer/")
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("the server did not start")
