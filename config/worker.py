"""`python -m config.worker`: background work, which lets pages go first."""

import os

AT_ONCE = 2
"""Two: a file that takes minutes does not hold back the messages."""
LOOKS_EVERY = 1
"""Seconds between two looks, for jobs that wait for one another."""
COMMAND = [
    "procrastinate",
    "--skip-checks",  # those of the library, which the server makes beside it
    "worker",
    "--concurrency",
    str(AT_ONCE),
    "--fetch-job-polling-interval",
    str(LOOKS_EVERY),
]


def main() -> None:
    """Work until told to stop."""
    os.nice(10)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django
    from django.core.management import execute_from_command_line

    from config import heap

    django.setup()
    heap.settle()

    execute_from_command_line(["palier", *COMMAND])


if __name__ == "__main__":
    main()
