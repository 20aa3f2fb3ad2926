from decimal import Decimal

import pytest

from palier.base.bank.tests.examples import a_waiting_line
from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as
from palier.base.tenancy.tests.pages import come_in
from palier.registers.housing.tests.examples import a_site
from palier.work.billing.actions import Confirmed, confirm_proposals
from palier.work.billing.models import PayerRule, Payment
from palier.work.billing.proposing import Proposer, plain
from palier.work.billing.reads import owed_by
from palier.work.billing.tests.examples import a_notice


def test_a_name_and_an_amount_are_proposed_and_nothing_is_posted():
    organisation = an_organisation()
    account = a_notice(organisation).account
    line = a_waiting_line(organisation, "212.00", "LOYER MME DIALLO")

    [proposal] = Proposer(main_entity(organisation)).proposals(line)

    assert proposal.account == account
    assert proposal.why == "même nom · doit exactement 212,00\u00a0€"
    assert not Payment.objects.exists()


def test_each_yes_is_learned_and_makes_the_next_proposal_surer():
    organisation = an_organisation()
    accountant = someone_as(organisation, "accountant")
    account = a_notice(organisation).account
    first = a_waiting_line(organisation, "100.00", "TONTON JO")
    type(first).objects.filter(pk=first.pk).update(party="TONTON JO")
    first.refresh_from_db()

    confirm_proposals(organisation, confirmed=[Confirmed(first, account)], actor=accountant)

    assert owed_by(account) == Decimal("112.00")
    assert PayerRule.objects.get().words == "tonton jo"
    second = a_waiting_line(organisation, "80.00", "VIR")
    type(second).objects.filter(pk=second.pk).update(party="Tonton Jo")
    second.refresh_from_db()
    [proposal] = Proposer(main_entity(organisation)).proposals(second)
    assert proposal.account == account
    assert "confirmé 1\u00a0fois" in proposal.why


def test_one_understood_meanwhile_stops_them_all():
    organisation = an_organisation()
    accountant = someone_as(organisation, "accountant")
    account = a_notice(organisation).account
    lines = [a_waiting_line(organisation), a_waiting_line(organisation, "10.00")]
    confirm_proposals(organisation, confirmed=[Confirmed(lines[1], account)], actor=accountant)

    with pytest.raises(Refused, match="déjà affectée"):
        confirm_proposals(
            organisation, confirmed=[Confirmed(line, account) for line in lines], actor=accountant
        )

    assert Payment.objects.count() == 1


def test_the_banks_own_words_are_not_a_name():
    assert plain("VIR SEPA RECU DE MME DIALLO Awa, LOYER MAI 2026") == "diallo awa"


def test_the_page_confirms_what_is_chosen_and_says_how_many(client):
    organisation = an_organisation()
    account = a_notice(organisation).account
    line = a_waiting_line(organisation, "212.00", "LOYER MME DIALLO")
    deposit = a_waiting_line(organisation, "212.00", "DEPOT DE GARANTIE MME DIALLO")
    come_in(client, organisation, "accountant")

    page = client.get("/quittancement/propositions/").content.decode()
    answer = client.post(
        "/quittancement/propositions/", {f"line_{line.pk}": account.pk}, follow=True
    )

    assert f"line_{line.pk}" in page
    assert f"line_{deposit.pk}" not in page
    assert "1\u00a0ligne affectée." in answer.content.decode()
    assert owed_by(account) == 0


def test_who_works_elsewhere_is_told_no_name(client):
    organisation = an_organisation()
    a_notice(organisation)
    line = a_waiting_line(organisation, "212.00", "LOYER MME DIALLO")
    elsewhere = a_site(organisation, "Ailleurs")
    come_in(client, organisation, "accountant", everywhere=False, site_ids=[elsewhere.pk])

    listed = client.get("/quittancement/propositions/").content.decode()
    page = client.get(f"/encaissements/{line.pk}/").content.decode()

    assert f"line_{line.pk}" not in listed
    assert "même nom" not in page
