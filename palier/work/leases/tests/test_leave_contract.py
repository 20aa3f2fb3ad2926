from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.people.actions import add_person
from palier.work.leases.actions import join_contract, leave_contract
from palier.work.leases.tests.examples import JANUARY, a_lived_in_contract

MAY = date(2026, 5, 4)


def _two(organisation, manager):
    home = a_lived_in_contract(organisation)
    member = add_person(
        home.household,
        first_name="Issa",
        starts_on=JANUARY,
        actor=someone_as(organisation, "social_worker"),
    )
    return home, join_contract(home, person=member, role="signatory", on=JANUARY, actor=manager)


@pytest.mark.parametrize(("replaced", "until"), [(True, MAY), (False, date(2026, 11, 4))])
def test_article_8_1_solidarity_ends_at_once_or_six_months_later(replaced, until):
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    _, party = _two(organisation, manager)

    party = leave_contract(party, on=MAY, is_replaced=replaced, actor=manager)

    assert (party.left_on, party.solidarity_until) == (MAY, until)


def test_the_last_one_does_not_leave_the_contract_but_the_home():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    home, party = _two(organisation, manager)
    leave_contract(party, on=MAY, is_replaced=False, actor=manager)
    last = home.parties.get(left_on=None)

    with pytest.raises(Refused, match="dernière personne"):
        leave_contract(last, on=MAY, is_replaced=False, actor=manager)
    with pytest.raises(Refused, match="déjà quitté"):
        leave_contract(party, on=MAY, is_replaced=True, actor=manager)

    last.refresh_from_db()
    assert last.left_on is None
