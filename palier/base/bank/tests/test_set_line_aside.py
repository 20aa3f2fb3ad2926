from datetime import date

import pytest

from palier.base.bank.actions import set_line_aside
from palier.base.bank.tests.examples import a_waiting_line
from palier.base.kit.refusals import Refused
from palier.base.ledger.actions import add_entity
from palier.base.ledger.models import Account
from palier.base.ledger.tests.examples import a_closed_month, an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as
from palier.base.tenancy.tests.pages import come_in


def test_a_line_set_aside_says_why():
    organisation = an_organisation()
    line = a_waiting_line(organisation, "-18.40")

    set_line_aside(line, reason="Frais de mai", actor=someone_as(organisation, "accountant"))

    line.refresh_from_db()
    assert (line.state, line.reason) == ("set_aside", "Frais de mai")


def test_without_a_reason_it_still_waits():
    organisation = an_organisation()
    line = a_waiting_line(organisation)

    with pytest.raises(Refused, match="Dites pourquoi"):
        set_line_aside(line, reason="", actor=someone_as(organisation, "accountant"))

    line.refresh_from_db()
    assert line.state == "waiting"


def test_in_a_closed_month_it_is_posted_on_another_day():
    organisation = an_organisation()
    accountant = someone_as(organisation, "accountant")
    line = a_waiting_line(organisation)
    entity = main_entity(organisation)
    fees = Account.objects.get(entity=entity, code="627")
    a_closed_month(entity, month_on=line.on, actor=accountant)
    june = date(2026, 6, 1)

    with pytest.raises(Refused, match="clos"):
        set_line_aside(line, reason="Frais", account=fees, actor=accountant)
    line.refresh_from_db()
    assert line.state == "waiting"
    set_line_aside(line, reason="Frais", account=fees, on=june, actor=accountant)

    line.refresh_from_db()
    assert (line.state, line.aside_entry.on) == ("set_aside", june)


def test_another_entity_s_account_or_a_day_before_the_bank_s_is_refused():
    organisation = an_organisation()
    accountant = someone_as(organisation, "accountant")
    line = a_waiting_line(organisation)
    other = add_entity(organisation, name="Toit SCIC", actor=accountant)
    elsewhere = Account.objects.get(entity=other, code="627")
    fees = Account.objects.get(entity=main_entity(organisation), code="627")

    with pytest.raises(Refused, match="choisissez un de ses comptes"):
        set_line_aside(line, reason="Frais", account=elsewhere, actor=accountant)
    with pytest.raises(Refused, match="ne se passe pas avant"):
        set_line_aside(line, reason="Frais", account=fees, on=date(2026, 5, 5), actor=accountant)

    line.refresh_from_db()
    assert (line.state, line.aside_entry) == ("waiting", None)


def test_the_page_offers_the_accounts_of_the_bank_s_entity_alone(client):
    organisation = an_organisation()
    line = a_waiting_line(organisation)
    add_entity(organisation, name="Toit SCIC", actor=someone_as(organisation, "accountant"))
    come_in(client, organisation, "accountant")

    page = client.get(f"/encaissements/{line.pk}/mettre-de-cote/").content.decode()

    assert page.count(">627 Services") == 1
