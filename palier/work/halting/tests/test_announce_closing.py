from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.halting.actions import announce_closing
from palier.work.halting.tests.examples import MAY_4, a_closing, a_halting_site


def _announce(closing, role="rental_manager", **given):
    return announce_closing(closing, actor=someone_as(closing.organisation, role), **given)


def test_what_was_told_is_kept_bit_by_bit():
    closing = _announce(a_closing(a_halting_site(an_organisation())), prefect_on=MAY_4)

    closing = _announce(closing, posted_on=date(2026, 5, 30), leave="Arrêté 12")

    assert (closing.prefect_on, closing.posted_on, closing.leave) == (
        MAY_4,
        date(2026, 5, 30),
        "Arrêté 12",
    )


def test_once_it_has_begun_is_refused():
    closing = a_closing(a_halting_site(an_organisation()))

    with pytest.raises(Refused, match="trop tard"):
        _announce(closing, posted_on=date(2026, 8, 1))
    closing.refresh_from_db()
    assert closing.posted_on is None
