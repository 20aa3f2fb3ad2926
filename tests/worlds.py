"""Plays, in the template of the tests, every example declared with `@played_once`."""

from importlib import import_module
from itertools import count
from pathlib import Path

from tests import stage

EMPTY = 4
"""Associations with their books open: no test asks for more of them."""


def play_all() -> None:
    """Each example for an association of its own, in the database that Django points at."""
    import django
    from django.db import transaction

    django.setup()
    from palier.base.journal.models import Record
    from palier.base.ledger.tests.examples import an_organisation
    from palier.base.tenancy.tests import worlds
    from palier.base.tenancy.walls import stand_in

    root = Path(__file__).parents[1]
    for path in sorted(root.glob("palier/*/*/tests/*examples.py")):
        module = import_module(".".join(path.relative_to(root).with_suffix("").parts))
        for name, value in vars(module).items():
            if isinstance(value, count):  # names and numbers that no test will meet again
                setattr(module, name, count(1_000_000))
    with transaction.atomic():
        for name, example in worlds.PLAYED.items():
            organisation = an_organisation("Jouée")
            row = example(organisation)
            organisation.refresh_from_db()
            organisation.street = f"{worlds.READY}{name}={worlds.told(row)}"
            organisation.save()
        empty = [an_organisation() for _ in range(EMPTY)]
        for organisation in empty:
            stand_in(organisation.pk)
            organisation.street = f"{worlds.READY}={worlds.told(Record.objects.count())}"
            organisation.save()


if __name__ == "__main__":
    stage.settle()
    play_all()
