from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.benefits.actions import hold_benefit_back, release_benefit
from palier.work.benefits.models import HeldBack
from palier.work.benefits.reads import july_rents, missing
from palier.work.benefits.tests.test_settle_remittance import _settle, _told
from palier.work.billing.tests.examples import JUNE, a_rented_home, an_issued_run

AUGUST = date(2026, 8, 15)


def test_l843_1_an_aid_held_back_is_missing_from_nobody():
    organisation = an_organisation()
    row, line = _told(organisation)
    _settle(row, line)
    an_issued_run(organisation, JUNE)
    assert [(m.month, m.gap) for m in missing(the_system(organisation), AUGUST)] == [(JUNE, 287)]
    manager = someone_as(organisation, "rental_manager")
    home = row.lines.get().occupancy

    held = hold_benefit_back(home, since_on=JUNE, actor=manager)

    assert missing(the_system(organisation), AUGUST) == []
    with pytest.raises(Refused, match="déjà consignée"):
        hold_benefit_back(home, since_on=JUNE, actor=manager)
    with pytest.raises(Refused, match="dix-huit mois"):
        release_benefit(held, until_on=date(2028, 1, 1), actor=manager)
    release_benefit(held, until_on=JUNE, actor=manager)
    with pytest.raises(Refused, match="déjà levée"):
        release_benefit(held, until_on=JUNE, actor=manager)
    assert HeldBack.objects.get().until == JUNE


def test_the_declaration_asks_the_rent_of_july():
    organisation = an_organisation()
    home = a_rented_home(organisation)

    (row,) = july_rents(the_system(organisation), 2026)

    assert (row.occupancy.pk, row.rent, row.charges) == (home.pk, 438, 61)
