from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.people.tests.examples import a_body
from palier.registers.programmes.actions import add_programme
from palier.registers.programmes.models import Programme


def test_a_programme_has_its_funder_and_its_dates():
    organisation = an_organisation()
    boss = someone_as(organisation, "supervisor")
    state = a_body(organisation, "État", "funder")

    programme = add_programme(
        organisation, name="AVDL", starts_on=date(2026, 1, 1), funder=state, actor=boss
    )

    assert (programme.funder, programme.period.upper) == (state, None)


def test_an_end_before_the_start_is_refused():
    organisation = an_organisation()
    boss = someone_as(organisation, "supervisor")

    with pytest.raises(Refused, match="avant son début"):
        add_programme(
            organisation,
            name="AVDL",
            starts_on=date(2026, 1, 1),
            ends_on=date(2025, 1, 1),
            actor=boss,
        )

    assert not Programme.objects.exists()
