from datetime import date
from decimal import Decimal

import pytest

from palier.base.bank.tests.examples import a_waiting_line
from palier.base.kit.refusals import Refused
from palier.base.ledger.reads import balance, balance_of
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.registers.people.tests.examples import a_body
from palier.work.billing.actions import (
    assign_line,
    end_share,
    issue_rent_run,
    open_third_account,
    share_rent,
)
from palier.work.billing.models import PayerShare, RentNotice, ThirdAccount
from palier.work.billing.tests.examples import MAY, a_prepared_run, a_rented_home, an_issued_run


def _shared(organisation, **given):
    home = a_rented_home(organisation)
    told = {"percent": Decimal(50), "starts_on": date(2026, 1, 1), **given}
    share = share_rent(
        home,
        body=a_body(organisation, "Service enfance"),
        kind="ase",
        actor=someone_as(organisation, "rental_manager"),
        **told,
    )
    return home, share


def test_another_pays_its_part_of_what_is_left_after_the_benefit():
    organisation = an_organisation()
    _, share = _shared(organisation)

    an_issued_run(organisation)

    notice = RentNotice.objects.get()
    assert (notice.third, notice.net) == (106, 106)
    assert balance(share.payer.auxiliary_id) == 106
    assert balance(notice.account.auxiliary_id) == 106


def test_a_payer_who_stops_in_the_month_pays_for_its_days():
    organisation = an_organisation()
    _, share = _shared(organisation, percent=None, amount=Decimal("100.00"))

    end_share(share, ends_on=date(2026, 5, 11), actor=someone_as(organisation, "rental_manager"))
    draft = a_prepared_run(organisation).drafts.get()

    assert draft.third == Decimal("32.26")  # 100 × 10 ÷ 31
    assert draft.net == Decimal("179.74")
    assert draft.lines[-1]["days"] == 10


def test_it_never_pays_more_than_is_left():
    organisation = an_organisation()
    _shared(organisation, percent=None, amount=Decimal("900.00"))

    draft = a_prepared_run(organisation).drafts.get()

    assert (draft.third, draft.net) == (212, 0)


def test_its_bank_line_settles_its_own_account():
    organisation = an_organisation()
    _, share = _shared(organisation)
    run = a_prepared_run(organisation)
    issue_rent_run(run, actor=the_system(organisation))
    line = a_waiting_line(organisation, "106.00")

    assign_line(line, third=share.payer, actor=someone_as(organisation, "accountant"))

    assert balance(share.payer.auxiliary_id) == 0
    assert balance_of(main_entity(organisation), "471", on=MAY) == 0


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"percent": None}, "un montant ou un pourcentage"),
        ({"amount": Decimal(5)}, "un montant ou un pourcentage"),
        ({"ends_on": date(2025, 1, 1)}, "finit avant"),
        ({"percent": Decimal(120)}, "pourcentage de 0 à 100"),
    ],
)
def test_a_share_that_says_nothing_or_too_much_is_refused(given, words):
    organisation = an_organisation()

    with pytest.raises(Refused, match=words):
        _shared(organisation, **given)

    assert not PayerShare.objects.exists()


def test_a_payer_is_named_once_for_the_same_days_and_has_one_account():
    organisation = an_organisation()
    home, share = _shared(organisation)
    body = share.payer.body
    manager = someone_as(organisation, "rental_manager")

    assert open_third_account(body, actor=manager).pk == share.payer_id
    with pytest.raises(Refused, match="déjà une part"):
        share_rent(home, body=body, kind="ase", percent=Decimal(10), starts_on=MAY, actor=manager)

    assert (PayerShare.objects.count(), ThirdAccount.objects.count()) == (1, 1)
