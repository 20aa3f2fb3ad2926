from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.models import Organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.leases.actions import end_occupancy, give_notice_to_quit, withdraw_notice_to_quit
from palier.work.leases.models import NoticeToQuit
from palier.work.leases.reads import standing_notice
from palier.work.leases.tests.examples import a_lived_in_contract

MARCH_15, APRIL_2 = date(2026, 3, 15), date(2026, 4, 2)
AGREED = {"withdrawn_on": APRIL_2, "withdrawn_because": "Accord écrit des deux"}


def _given(organisation: Organisation) -> NoticeToQuit:
    return give_notice_to_quit(
        a_lived_in_contract(organisation),
        side="occupant",
        ground="usual",
        form="hand",
        received_on=MARCH_15,
        actor=someone_as(organisation, "rental_manager"),
    )


def test_the_contract_goes_on_and_another_notice_may_come():
    organisation = an_organisation()
    notice = _given(organisation)
    manager = someone_as(organisation, "rental_manager")

    withdraw_notice_to_quit(notice, **AGREED, actor=manager)

    assert standing_notice(notice.occupancy) is None
    again = give_notice_to_quit(
        notice.occupancy,
        side="occupant",
        ground="usual",
        form="hand",
        received_on=date(2026, 5, 1),
        actor=manager,
    )
    assert again.last_on == date(2026, 8, 1)


@pytest.mark.parametrize(
    ("told", "because"),
    [
        ({"withdrawn_because": " "}, "accord"),
        ({"withdrawn_on": date(2026, 3, 14)}, "avant la réception"),
    ],
)
def test_without_agreement_or_before_its_day_it_stands(told, because):
    organisation = an_organisation()
    notice = _given(organisation)

    with pytest.raises(Refused, match=because):
        withdraw_notice_to_quit(
            notice, **{**AGREED, **told}, actor=someone_as(organisation, "rental_manager")
        )

    assert standing_notice(notice.occupancy) == notice


def test_twice_or_after_the_departure_is_refused():
    organisation = an_organisation()
    notice, other = _given(organisation), _given(organisation)
    manager = someone_as(organisation, "rental_manager")
    withdraw_notice_to_quit(notice, **AGREED, actor=manager)
    end_occupancy(other.occupancy, ends_on=other.ends_on, end_reason="other", actor=manager)

    with pytest.raises(Refused, match="déjà retiré"):
        withdraw_notice_to_quit(notice, **AGREED, actor=manager)
    with pytest.raises(Refused, match="a servi"):
        withdraw_notice_to_quit(other, **AGREED, actor=manager)

    other.refresh_from_db()
    assert other.withdrawn_on is None


def test_a_volunteer_may_not():
    organisation = an_organisation()
    notice = _given(organisation)

    with pytest.raises(PermissionDenied):
        withdraw_notice_to_quit(notice, **AGREED, actor=someone_as(organisation, "volunteer"))

    assert standing_notice(notice.occupancy) == notice
