"""One connection: its head, its body, the time it takes; and the server that counts them."""

import copy
import time
from typing import Any

from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser, ParsingError
from waitress.server import TcpWSGIServer
from waitress.task import ErrorTask

from config.door import limits

PAGE = """<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Palier</title></head>
<body><h1>{title}</h1><p>{words}</p></body></html>"""
SAID = {
    413: (
        "C’est trop lourd",
        "Ce que vous envoyez dépasse ce qui est accepté ici. Rien n’a été gardé : "
        "envoyez moins de fichiers à la fois, ou des fichiers plus légers.",
    ),
    429: (
        "Trop de demandes",
        "Trop de formulaires sont partis de votre réseau en peu de temps. Rien n’a été gardé : "
        "attendez une minute, puis recommencez.",
    ),
}
BROKEN = ("Demande illisible", "Le serveur n’a pas compris cette demande. Rien n’a été gardé.")


def page(code: int, reason: str) -> bytes:
    """A whole answer of the door itself, in a sentence; the connection ends with it."""
    title, words = SAID.get(code, BROKEN)
    body = PAGE.format(title=title, words=words).encode()
    head = (
        f"HTTP/1.1 {code} {reason}\r\nContent-Type: text/html; charset=utf-8\r\n"
        f"Content-Length: {len(body)}\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n"
    )
    return head.encode() + body


class Reading(HTTPRequestParser):  # type: ignore[misc]
    """A request being read: what its body may hold is known as soon as its head is."""

    adj: Any
    guest: int | None = None

    def parse_header(self, header_plus: bytes) -> None:
        super().parse_header(header_plus)
        if limits.is_hostile(self.headers):
            raise ParsingError("Cookies that no browser sends")
        self.guest = limits.guest_of(self.headers)
        self.adj = copy.copy(self.adj)
        self.adj.max_request_body_size = limits.largest_body(
            self.path,
            self.headers.get("CONTENT_TYPE", ""),
            is_in=self.guest is not None and limits.has_session(self.headers),
        )

    @property
    def is_form(self) -> bool:
        """Whether it asks for more than to look."""
        return self.command not in {"GET", "HEAD", "OPTIONS"}


class Refusal(ErrorTask):  # type: ignore[misc]
    """What could not be read is answered in a sentence."""

    def execute(self) -> None:
        error = self.request.error
        told = page(error.code, error.reason)
        self.close_on_finish = self.wrote_header = True  # ours is written whole
        self.content_length = len(told)
        self.channel.write_soon(told)


class Guest(HTTPChannel):  # type: ignore[misc]
    """A connection: when what it sends began, whose it is, until when it waits."""

    parser_class = Reading
    error_task_class = Refusal
    adj: Any
    request: Any
    requests: list[Any]
    began = 0.0
    refused_at = 0.0
    resumes_at = 0.0

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.network = limits.network_of(str(self.addr[0]))

    def received(self, data: bytes) -> bool:
        if self.request is None:
            self.began = time.time()
        return bool(super().received(data))

    def handle_accepted(self) -> None:  # pragma: no cover -- a connection accepts none
        return

    def send_continue(self) -> None:
        """A request that is there whole, or refused, is told to go on with nothing."""
        if self.request.completed:
            self.request.expect_continue = False
        else:
            super().send_continue()

    def hold(self) -> None:
        """Do not carry out what was sent: its refusal is told in a moment, and takes no thread."""
        for request in self.requests:
            request.close()
        self.requests, self.request = [], None
        self.refused_at = time.time() + limits.HELD

    def readable(self) -> bool:
        return not self.refused_at and bool(super().readable())

    def address_of(self, request: Reading) -> str:
        """Where a request comes from: what the trusted proxy says, else the other end."""
        peer = str(self.addr[0])
        if peer == self.adj.trusted_proxy:
            peer = request.headers.get("X_FORWARDED_FOR", "").rpartition(",")[2].strip() or peer
        return limits.network_of(peer)

    def whose(self) -> str:
        """The guest whose turn the first of its requests takes."""
        request = self.requests[0]
        guest = getattr(request, "guest", None)
        return f"user {guest}" if guest is not None else f"from {self.address_of(request)}"

    def is_late(self, now: float) -> bool:
        """Whether what it is sending takes longer than it may."""
        if self.requests:
            return False
        if self.request is None:
            return bool(self.last_activity < now - self.adj.channel_timeout)
        if not self.request.headers_finished:
            return now - self.began > limits.HEAD
        length = max(self.request.content_length, self.request.body_bytes_received)
        return now - self.began > limits.longest(length)

    def look(self, now: float) -> None:
        """What time alone decides: a refusal that was held, a request that takes too long."""
        if self.resumes_at and now >= self.resumes_at:
            self.resumes_at = 0.0
            if self.connected and self.requests:
                self.server.resume(self)
        elif self.refused_at and now >= self.refused_at:
            self.refused_at = 0.0
            with self.outbuf_lock:
                told = page(429, "Too Many Requests")
                self.outbufs[-1].append(told)
                self.total_outbufs_len += len(told)
                self.close_when_flushed = True
        elif self.is_late(now):
            self.will_close = True


class Server(TcpWSGIServer):  # type: ignore[misc]
    """Counts those who are there, and looks at each of them every second."""

    channel_class = Guest

    def __init__(self, *args: Any, **more: Any) -> None:
        self.tries = limits.Pace(limits.TRIES, limits.TRIES_EVERY)
        self.visits = limits.Pace(limits.VISITS, limits.VISITS_EVERY)
        super().__init__(*args, **more)

    def add_task(self, task: Any) -> None:
        """A request is there whole: its turn comes, unless a stranger sends too many."""
        request = task.requests[0]
        if request.error is None and request.guest is None:
            waits = self._wait_of(request, task.address_of(request))
            if waits is None:
                task.hold()
                return
            if waits:
                task.resumes_at = time.time() + waits
                return
        super().add_task(task)

    def _wait_of(self, request: Reading, address: str) -> float | None:
        """Seconds before a stranger’s request goes on; None when it does not."""
        if request.is_form and self.tries.wait(address, longest=0) is None:
            return None
        return self.visits.wait(address, longest=limits.LONGEST_WAIT)

    def resume(self, task: Any) -> None:
        """The time of a request that waited has come."""
        super().add_task(task)

    def maintenance(self, now: float) -> None:
        self.tries.forget()
        self.visits.forget()
        for channel in list(self.active_channels.values()):
            channel.look(now)

    def handle_accept(self) -> None:
        """Let one more in, unless their address has too many open already."""
        try:
            taken = self.accept()
        except OSError:  # the other end is gone already
            return
        if taken is None:
            return
        connection, address = taken
        if address[0] != self.adj.trusted_proxy and self._from(address[0]) >= (
            limits.FROM_ONE_ADDRESS
        ):
            connection.close()
            return
        self.set_socket_options(connection)
        self.channel_class(self, connection, self.fix_addr(address), self.adj, map=self._map)

    def _from(self, address: str) -> int:
        network = limits.network_of(str(address))
        return sum(channel.network == network for channel in self.active_channels.values())
