from datetime import date, timedelta

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.leases.actions import end_occupancy, give_notice_to_quit
from palier.work.leases.tests.examples import a_lived_in_contract

MAY_20 = date(2026, 5, 20)


def test_the_end_has_its_reason():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    occupancy = a_lived_in_contract(organisation)

    end_occupancy(occupancy, ends_on=MAY_20, end_reason="social_housing", actor=manager)

    occupancy.refresh_from_db()
    assert (occupancy.state, occupancy.last_on) == ("ended", date(2026, 5, 19))


def test_leaving_before_entering_is_refused():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    occupancy = a_lived_in_contract(organisation)

    with pytest.raises(Refused, match="avant l’entrée"):
        end_occupancy(occupancy, ends_on=date(2026, 1, 1), end_reason="other", actor=manager)

    occupancy.refresh_from_db()
    assert (occupancy.state, occupancy.period.upper) == ("active", None)


def test_ending_twice_is_refused():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    occupancy = a_lived_in_contract(organisation)
    end_occupancy(occupancy, ends_on=MAY_20, end_reason="other", actor=manager)

    with pytest.raises(Refused, match="terminé"):
        end_occupancy(occupancy, ends_on=date(2026, 6, 1), end_reason="other", actor=manager)

    occupancy.refresh_from_db()
    assert occupancy.period.upper == MAY_20


def test_art_15_who_gave_notice_owes_until_its_end_unless_released():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    home = a_lived_in_contract(organisation)
    notice = give_notice_to_quit(
        home,
        side="occupant",
        ground="usual",
        form="hand",
        received_on=date(2026, 5, 4),
        actor=manager,
    )
    early = notice.last_on - timedelta(days=5)

    with pytest.raises(Refused, match="le loyer reste dû"):
        end_occupancy(home, ends_on=early, end_reason="other", actor=manager)
    home.refresh_from_db()
    assert home.state == "active"

    ended = end_occupancy(home, ends_on=early, end_reason="other", is_released=True, actor=manager)
    assert ended.period.upper == early
