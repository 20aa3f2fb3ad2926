import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.doors.exchange.actions import say_how
from palier.doors.exchange.models import KnownHeading
from palier.doors.exchange.tests.examples import (
    APRIL_30,
    a_brought_file,
    a_migrator,
    a_read_table,
    seen,
)

TABLE = "Lot;Qui habite;Entrée;Loyer\nL1;DIALLO Awa;01/02/2025;438"


def test_a_column_read_by_hand_is_remembered_for_the_next_file():
    organisation = an_organisation()
    row = a_read_table(organisation, TABLE)
    columns = {"0": "place", "1": "holder", "2": "starts_on", "3": "rent"}

    row = say_how(
        row,
        recipe="homes",
        on=APRIL_30,
        regime="loi89",
        columns=columns,
        actor=a_migrator(organisation),
    )

    assert seen(row).is_ready
    assert KnownHeading.objects.get(said="qui habite").code == "holder"
    next_one = a_read_table(organisation, TABLE)
    assert "holder" in seen(next_one).reading.table.codes


def test_two_columns_are_not_read_as_the_same_thing():
    organisation = an_organisation()
    row = a_read_table(organisation, TABLE)

    with pytest.raises(Refused, match="Deux colonnes sont lues comme « Titulaire »"):
        say_how(
            row,
            recipe="homes",
            on=APRIL_30,
            columns={"0": "holder", "1": "holder"},
            actor=a_migrator(organisation),
        )

    assert not KnownHeading.objects.exists()


def test_what_is_carried_out_is_no_longer_read_otherwise():
    organisation = an_organisation()
    row = a_brought_file(organisation)

    with pytest.raises(Refused, match="déjà"):
        say_how(row, recipe="people", on=APRIL_30, actor=a_migrator(organisation))

    row.refresh_from_db()
    assert row.recipe == "homes"
