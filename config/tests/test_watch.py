import json
import socket
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from config import cluster
from config.command import watch
from config.command.pulse import Pulse, answers
from config.command.watch import Part, Watch


@pytest.fixture(autouse=True)
def _aside(monkeypatch, tmp_path):
    monkeypatch.setenv("PALIER_DATA_DIR", str(tmp_path))
    monkeypatch.setattr(cluster, "revive", lambda: False)


def asleep() -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-c", "import time; time.sleep(60)"], start_new_session=True
    )


def until(condition, look) -> None:
    for _ in range(400):
        look()
        if condition():
            return
        time.sleep(0.02)
    raise AssertionError("it did not come")


def test_what_dies_is_started_again_and_written_down(capsys):
    part, other = Part("le serveur", asleep), Part("le travailleur", asleep)
    watching = Watch([part, other])
    first, kept = part.process, other.process
    first.kill()

    until(lambda: part.process is not first, watching.look)

    assert (part.code(), other.process) == (None, kept)
    [told] = watch.read_restarts()
    assert (told["what"], told["code"]) == ("le serveur", -9)
    assert "le serveur s’est arrêté (code -9) ; il repart." in capsys.readouterr().err
    watching.stop()
    assert (part.code() is None, other.code() is None) == (False, False)


def test_what_dies_at_once_is_started_later_and_later():
    part = Part(
        "le serveur", lambda: subprocess.Popen([sys.executable, "-c", "raise SystemExit(3)"])
    )
    watching = Watch([part])

    until(lambda: len(watch.read_restarts()) == 2, watching.look)

    assert part.wait == 2.0
    watching.stop()


def test_the_database_is_started_before_what_needs_it(monkeypatch):
    part = Part("le serveur", asleep)
    watching = Watch([part])
    part.process.kill()
    part.process.wait()
    monkeypatch.setattr(watch.time, "sleep", lambda _: None)

    def no_disk() -> bool:
        raise cluster.NoDatabase("disque plein")

    monkeypatch.setattr(cluster, "revive", no_disk)
    watching.look()
    watching.look()
    assert [each["what"] for each in watch.read_restarts()] == ["la base"]

    monkeypatch.setattr(cluster, "revive", lambda: False)
    watching.look()
    assert [each["what"] for each in watch.read_restarts()] == ["la base", "le serveur"]
    watching.stop()


def test_a_torn_line_of_what_was_written_down_is_passed_over(tmp_path):
    (tmp_path / "restarts.jsonl").write_text(
        json.dumps({"at": "2026-11-29T10:00:00+01:00", "what": "la base", "code": None}) + '\n{"at'
    )

    assert len(watch.read_restarts()) == 1


def test_a_database_address_keeps_what_it_asks_of_the_connection(monkeypatch):
    monkeypatch.setenv("PGSSLMODE", "disable")
    monkeypatch.setenv("DATABASE_URL", "postgresql://x@db/palier?sslmode=verify-full")

    address = cluster.given_address()

    assert address is not None
    assert cluster.os.environ["PGSSLMODE"] == "verify-full"
    monkeypatch.setenv("DATABASE_URL", "postgresql://x@db/palier?sslmod=verify-full")
    with pytest.raises(cluster.NoDatabase, match="« sslmod » n’est pas compris"):
        cluster.given_address()


def test_what_runs_and_answers_nothing_is_stopped_and_started_again(capsys):
    with socket.create_server(("127.0.0.1", 0)) as mute:
        port = mute.getsockname()[1]
        pulse = Pulse(lambda: answers("127.0.0.1", port, within=0.05), every=0.01, most=3)
        part = Part("le serveur", asleep, pulse)
        watching = Watch([part])
        first = part.process

        until(lambda: part.process is not first, watching.look)

    pulse.stop()
    assert first.poll() is not None
    [told, *_] = watch.read_restarts()
    assert (told["what"], told["code"]) == ("le serveur", None)
    assert "ne répond plus" in capsys.readouterr().err
    watching.stop()


def test_a_refusal_is_an_answer_and_one_silence_is_not_death():
    class Refuses(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_error(429)

        def log_message(self, *_):
            return

    server = HTTPServer(("127.0.0.1", 0), Refuses)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    port = server.server_address[1]
    assert answers("127.0.0.1", port)
    server.shutdown()
    server.server_close()
    assert not answers("127.0.0.1", port)

    said = iter([False, False, True])
    pulse = Pulse(lambda: next(said, True), every=0.01, most=3)

    until(lambda: pulse.misses == 0, lambda: None)
    assert not pulse.is_mute
    pulse.stop()
