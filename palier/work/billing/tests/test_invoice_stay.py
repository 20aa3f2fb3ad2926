from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import a_closed_month, an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.billing.actions import call_once, invoice_stay, prepare_rent_run
from palier.work.billing.models import RentNotice, RentRun
from palier.work.billing.tests.examples import MAY, a_rented_home
from palier.work.leases.tests.examples import a_lived_in_contract

MAY_18 = MAY.replace(day=18)


def _stay(organisation, amount="42.00"):
    home = a_lived_in_contract(organisation, regime="pitch")
    if amount:
        call_once(
            home,
            kind="rent",
            label="Droit d’usage",
            amount=Decimal(amount),
            month_on=MAY,
            actor=the_system(organisation),
        )
    return home


def _invoice(home, on=MAY_18, role="site_manager"):
    return invoice_stay(home, on=on, actor=someone_as(home.organisation, role))


def test_what_was_noted_is_owed_now_on_an_invoice_of_its_own():
    organisation = an_organisation()
    home = _stay(organisation)
    a_rented_home(organisation)

    notice = _invoice(home)

    assert (notice.net, notice.due_on, notice.run.kind) == (Decimal("42.00"), MAY_18, "stay")
    assert notice.entry.lines.count() == 2
    assert RentNotice.objects.count() == 1


def test_the_month_s_run_does_not_call_it_again():
    organisation = an_organisation()
    home = _stay(organisation)
    _invoice(home)

    run = prepare_rent_run(organisation, month_on=MAY, actor=the_system(organisation))

    assert not run.drafts.filter(occupancy=home).exclude(net=0).exists()


def test_a_month_already_prepared_does_not_call_it_again():
    organisation = an_organisation()
    home = _stay(organisation)
    run = prepare_rent_run(organisation, month_on=MAY, actor=the_system(organisation))
    assert run.drafts.filter(occupancy=home).exists()

    _invoice(home)

    assert not run.drafts.filter(occupancy=home).exists()


def test_two_in_a_month_are_two_rounds():
    organisation = an_organisation()
    first, second = _stay(organisation), _stay(organisation)

    assert [_invoice(first).run.round, _invoice(second).run.round] == [1, 2]


def test_nothing_to_call_or_a_contract_called_every_month_is_refused():
    organisation = an_organisation()

    with pytest.raises(Refused, match="Rien à facturer"):
        _invoice(_stay(organisation, amount=""))
    with pytest.raises(Refused, match="appelé chaque mois"):
        _invoice(a_rented_home(organisation))
    assert not RentRun.objects.exists()


def test_a_closed_month_is_refused():
    organisation = an_organisation()
    home = _stay(organisation)
    a_closed_month(main_entity(organisation), month_on=MAY, actor=the_system(organisation))

    with pytest.raises(Refused, match="clos"):
        _invoice(home)
    assert not RentNotice.objects.exists()
