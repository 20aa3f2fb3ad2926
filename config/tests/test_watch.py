import json
import subprocess
import sys
import time

import pytest

from config import cluster
from config.command import watch
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
