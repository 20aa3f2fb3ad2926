"""`python -m config.door.server`: Palier served, one process of a few threads."""

import argparse
import os
import signal
import sys
from collections.abc import Iterable
from typing import Any, cast

THREADS = 4
IDLE = 30
"""Seconds for which a connection that says nothing is kept."""


def main() -> None:
    """Serve until told to stop; what is being answered then is answered."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, _stop)
    signal.signal(signal.SIGINT, _stop)
    from config import heap
    from config.wsgi import application

    _raise_files()
    heap.settle()
    # A thread that comes back from the database waits less for those that only compute.
    sys.setswitchinterval(0.0005)
    serve(without_bodies(application), options.host, options.port)


def without_bodies(application: Any) -> Any:
    """The same, which answers HEAD with a head alone: a body would be read as the next answer."""

    def answer(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        content: Any = application(environ, start_response)
        if environ["REQUEST_METHOD"] != "HEAD":
            return cast(Iterable[bytes], content)
        if hasattr(content, "close"):
            content.close()
        return []

    return answer


def _stop(*_: object) -> None:
    raise SystemExit(0)


def serve(application: Any, host: str, port: int) -> None:
    """Listen at `host` and `port`, on every address that the name has."""
    from waitress import wasyncore
    from waitress.adjustments import Adjustments

    from config.door import limits
    from config.door.guests import Server
    from config.door.turns import Turns

    adjustments = Adjustments(
        listen=f"[{host}]:{port}" if ":" in host else f"{host}:{port}",
        threads=THREADS,
        ident=None,
        connection_limit=limits.CONNECTIONS,
        channel_timeout=IDLE,
        cleanup_interval=1,
        max_request_header_size=32 * limits.KILO,
        outbuf_high_watermark=256 * limits.MEGA,  # a slow reader holds a file, never a thread
        asyncore_use_poll=True,
        log_socket_errors=False,
        **_proxy(),
    )
    turns = Turns()
    turns.set_thread_count(THREADS)
    sockets: dict[int, Any] = {}
    servers = [
        Server(application, sockets, dispatcher=turns, adj=adjustments, sockinfo=each)
        for each in adjustments.listen
    ]
    for server in servers[1:]:
        server.tries, server.visits = servers[0].tries, servers[0].visits
    try:
        wasyncore.loop(timeout=1, map=sockets, use_poll=True)
    except (SystemExit, KeyboardInterrupt):
        turns.shutdown()
        wasyncore.close_all(sockets)


def _proxy() -> dict[str, Any]:
    """Whom to believe about where a request comes from: `PALIER_PROXY`, else this machine's own."""
    given = os.environ.get("PALIER_PROXY", "")
    if not given and os.environ.get("PALIER_HTTPS") != "1":
        return {}
    return {
        "trusted_proxy": given or "127.0.0.1",
        "trusted_proxy_count": 1,
        "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-proto"},
    }


def _raise_files() -> None:
    """Each connection holds up to three files: ask for as many as the machine lets us."""
    try:
        import resource
    except ImportError:  # pragma: no cover -- Windows has no such limit
        return
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


if __name__ == "__main__":
    main()
