import subprocess
import sys
import time

from django.core.management import load_command_class

from config import worker


def test_its_command_is_one_that_the_library_knows():
    command = load_command_class("procrastinate.contrib.django", worker.COMMAND[0])
    told = command.create_parser("palier", worker.COMMAND[0]).parse_args(worker.COMMAND[1:])
    assert (told.concurrency, told.fetch_job_polling_interval) == (worker.AT_ONCE, 1.0)


def test_it_starts_and_goes_on(own_database, monkeypatch, tmp_path):
    for name, value in own_database.environment().items():
        monkeypatch.setenv(name, value)
    told = tmp_path / "worker.log"
    with told.open("w") as stderr:
        process = subprocess.Popen([sys.executable, "-m", "config.worker"], stderr=stderr)
    try:
        until = time.monotonic() + 50
        while not is_at_work(told) and process.poll() is None and time.monotonic() < until:
            time.sleep(0.2)
        assert is_at_work(told), told.read_text()
        assert process.poll() is None
    finally:
        process.terminate()
        process.wait(20)


def is_at_work(told):
    return "Launching a worker" in told.read_text()
