import subprocess
import sys
import time

from django.core.management import load_command_class

from config import worker


def test_its_command_is_one_that_the_library_knows():
    command = load_command_class("procrastinate.contrib.django", worker.COMMAND[0])
    told = command.create_parser("palier", worker.COMMAND[0]).parse_args(worker.COMMAND[1:])
    assert (told.concurrency, told.fetch_job_polling_interval) == (worker.AT_ONCE, 1.0)


def test_it_starts_and_goes_on(own_database, monkeypatch):
    for name, value in own_database.environment().items():
        monkeypatch.setenv(name, value)
    process = subprocess.Popen(
        [sys.executable, "-m", "config.worker"], stderr=subprocess.PIPE, text=True
    )
    try:
        said = ""
        until = time.monotonic() + 50
        while "Launching a worker" not in said and time.monotonic() < until:
            line = process.stderr.readline()
            if not line:
                break
            said += line
        assert "Launching a worker" in said, said
        assert process.poll() is None
    finally:
        process.terminate()
        process.wait(20)
