from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.titles.actions import note_talks
from palier.work.titles.tests.examples import a_holding


def test_what_was_said_with_the_owner_is_kept_with_its_day():
    organisation = an_organisation()
    holding = a_holding(organisation)

    note_talks(
        holding,
        on=date(2026, 3, 2),
        words="La Ville propose cinq ans de plus.",
        actor=someone_as(organisation, "rental_manager"),
    )

    change = holding.changes.get()
    assert (change.kind, change.on) == ("talks", date(2026, 3, 2))


def test_an_empty_talk_is_refused():
    organisation = an_organisation()
    holding = a_holding(organisation)

    with pytest.raises(Refused, match="une phrase"):
        note_talks(
            holding,
            on=date(2026, 3, 2),
            words="  ",
            actor=someone_as(organisation, "rental_manager"),
        )

    assert not holding.changes.exists()
