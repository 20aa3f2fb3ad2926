"""`python -m config.worker`: background work, which lets pages go first."""

import os

AT_ONCE = 2
"""Two: a file that takes minutes does not hold back the messages."""


def main() -> None:
    """Work until told to stop."""
    os.nice(10)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django
    from django.core.management import execute_from_command_line

    from config import heap

    django.setup()
    heap.settle()

    looking = ["--fetch-job-polling-interval", "1"]  # seconds, for those that wait for one another
    execute_from_command_line(
        [
            "palier",
            "procrastinate",
            "worker",
            "--skip-checks",
            "--concurrency",
            str(AT_ONCE),
            *looking,
        ]
    )


if __name__ == "__main__":
    main()
