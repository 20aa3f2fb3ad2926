"""Two legal entities of one association: what is owed to one never stands in the other's books."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.bank.tests.examples import (
    IBAN,
)
from palier.base.kit.refusals import Refused
from palier.base.ledger.actions import close_month
from palier.base.ledger.models import Entry
from palier.base.ledger.month_end import month_to_close, points_of
from palier.base.ledger.reads import balance_of
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.models import Site
from palier.base.tenancy.reads import entity_of, main_entity
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.base.tenancy.tests.pages import come_in
from palier.law.dates import Month
from palier.registers.housing.tests.examples import a_place
from palier.registers.people.tests.examples import a_body, a_household
from palier.work.billing.actions import (
    issue_rent_run,
    keep_in_books,
    know_payer,
    prepare_corrections,
    prepare_rent_run,
    set_term,
    share_rent,
)
from palier.work.billing.computing import missed
from palier.work.billing.models import HouseholdAccount, PayerIban, RentNotice, RentRun
from palier.work.billing.reads import (
    account_for,
    accounts_of_household,
    figures_of,
    owed_by,
)
from palier.work.billing.tests.examples import (
    MAY,
    a_rented_home,
    a_site_of_another_entity,
    an_issued_run,
    terms_of,
)
from palier.work.leases.tests.examples import a_lived_in_contract


def two():
    """A home of the association, and one in a site that its SCIC keeps; each owes 212 a month."""
    organisation = an_organisation()
    scic, site = a_site_of_another_entity(organisation)
    ours = a_rented_home(organisation)
    theirs = terms_of(
        a_lived_in_contract(
            organisation, place=a_place(site), household=a_household(organisation, "Bastide")
        )
    )
    return organisation, scic, ours, theirs


def issued(organisation, entity, month=MAY):
    run = prepare_rent_run(
        organisation, month_on=month, entity=entity, actor=the_system(organisation)
    )
    return issue_rent_run(run, actor=the_system(organisation))


def owed_in(entity):
    return balance_of(entity, "411", on=date(2026, 12, 31))


def test_each_entity_calls_its_own_contracts_in_its_own_books():
    organisation, scic, ours, theirs = two()
    main = main_entity(organisation)

    run = issued(organisation, None)
    other = issued(organisation, scic)

    assert [each.occupancy for each in run.notices.all()] == [ours]
    assert [each.occupancy for each in other.notices.all()] == [theirs]
    assert (run.round, other.round, other.entity) == (1, 1, scic)
    # 438 + 61, of which 287 are asked of the agency, in each of both books
    for entity, account in ((main, account_for(ours)), (scic, account_for(theirs))):
        assert owed_in(entity) == Decimal("499.00")
        assert account.entity == entity
        assert account.auxiliary.account.entity == entity
        assert owed_by(account) == Decimal("212.00")
    assert figures_of(other).count == 1
    assert {e.entity for e in Entry.objects.filter(rentnotice__in=other.notices.all())} == {scic}


def test_the_run_of_one_is_no_reason_to_say_that_the_other_was_forgotten():
    organisation, scic, _, theirs = two()
    an_issued_run(organisation)
    today = date(2026, 5, 20)
    assert missed(organisation, today) == {}

    issued(organisation, scic, date(2026, 4, 1))

    assert missed(organisation, today) == {}
    late = terms_of(a_lived_in_contract(organisation, place=a_place(theirs.site)))
    assert missed(organisation, today) == {date(2026, 4, 1): [late.pk]}
    points = {each.label: each.left for each in points_of(scic, Month.of(MAY))}
    assert points["Quittancement de mai 2026"] == "Pas émis"
    points = {
        each.label: each.left for each in points_of(main_entity(organisation), Month.of(MAY))
    }
    assert points["Quittancement de mai 2026"] == ""


def test_corrections_of_one_leave_the_notices_of_the_other():
    organisation, scic, ours, theirs = two()
    issued(organisation, None)
    issued(organisation, scic)
    for each in (ours, theirs):
        set_term(
            each, kind="charges", label="Charges, provision", amount=Decimal("71.00"),
            starts_on=MAY, actor=the_system(organisation),
        )  # fmt: skip

    run = prepare_corrections(
        organisation, month_on=date(2026, 6, 1), since_on=MAY, entity=scic,
        actor=the_system(organisation),
    )  # fmt: skip

    assert [(each.occupancy, each.net) for each in run.drafts.all()] == [
        (theirs, Decimal("10.00"))
    ]


def test_a_household_that_moves_to_a_home_of_the_other_has_two_accounts(client):
    organisation, scic, ours, theirs = two()
    issued(organisation, None)
    second = terms_of(
        a_lived_in_contract(organisation, place=a_place(theirs.site), household=ours.household)
    )
    issued(organisation, scic)

    first, other = accounts_of_household(ours.household)

    assert (first.entity.is_main, other.entity) == (True, scic)
    assert (account_for(ours), account_for(second)) == (first, other)
    assert owed_by(first) == owed_by(other) == Decimal("212.00")
    come_in(client, organisation, "rental_manager")
    accounts = client.get("/quittancement/comptes/").content.decode()
    for contract in (ours, second):
        assert contract.number in accounts
    page = client.get(f"/menages/{ours.household_id}/").content.decode()
    assert "Toit SCIC" in page
    assert "Doit 424,00" in page.replace("\u202f", " ")


def test_a_site_leaves_no_books_that_tell_of_it_and_a_manager_does_not_decide():
    organisation, scic, ours, _ = two()
    accountant = someone_as(organisation, "accountant")
    with pytest.raises(PermissionDenied):
        keep_in_books(ours.site, entity=scic, actor=someone_as(organisation, "social_worker"))
    run = prepare_rent_run(organisation, month_on=MAY, actor=the_system(organisation))
    assert run.drafts.count() == 1

    keep_in_books(ours.site, entity=scic, actor=accountant)

    assert run.drafts.count() == 0
    assert account_for(type(ours).objects.get(pk=ours.pk)).entity == scic
    keep_in_books(ours.site, entity=main_entity(organisation), actor=accountant)
    an_issued_run(organisation)
    with pytest.raises(Refused, match="rien n’est déplacé"):
        keep_in_books(ours.site, entity=scic, actor=accountant)
    assert entity_of(Site.objects.get(pk=ours.site_id)) == main_entity(organisation)
    assert HouseholdAccount.objects.count() == 2


def test_from_the_page_of_a_site_its_books_are_told_and_changed(client):
    organisation, scic, ours, _ = two()
    come_in(client, organisation, "accountant")
    page = client.get(f"/comptabilite/?entite={scic.pk}").content.decode()
    assert "Le Passage" in page
    at = f"/quittancement/sites/{ours.site_id}/comptes/"

    answer = client.post(at, {"entity": scic.pk})

    assert answer.status_code == 302
    assert Site.objects.get(pk=ours.site_id).entity == scic
    come_in(client, organisation, "rental_manager")
    asked = client.get("/quittancement/preparer/").content.decode()
    assert "Toit SCIC" in asked
    client.post("/quittancement/preparer/", {"month_on": "2026-05", "entity": scic.pk})
    run = RentRun.objects.get()
    assert run.entity == scic
    drawn = client.get(f"/quittancement/{run.pk}/").content.decode()
    assert f'name="entity" value="{scic.pk}"' in drawn  # computed again, it stays its own
    assert "Toit SCIC" in client.get("/quittancement/").content.decode()


def test_what_another_pays_and_how_one_pays_follow_a_site_and_an_old_draft_is_refused():
    organisation, scic, ours, _ = two()
    system = the_system(organisation)
    body = a_body(organisation, "CCAS")
    share_rent(
        ours,
        body=body,
        kind="other",
        amount=Decimal(100),
        starts_on=date(2026, 4, 1),
        actor=system,
    )
    know_payer(organisation, iban=IBAN, account=account_for(ours), actor=system)
    run = prepare_rent_run(organisation, month_on=MAY, actor=system)

    keep_in_books(ours.site, entity=scic, actor=someone_as(organisation, "accountant"))

    moved = account_for(type(ours).objects.get(pk=ours.pk))
    assert moved.entity == scic
    assert accounts_of_household(ours.household) == [moved]
    assert PayerIban.objects.get().account == moved
    with pytest.raises(Refused, match="a été retiré"):
        issue_rent_run(run, actor=system)
    issued(organisation, scic)
    assert RentNotice.objects.get(occupancy=ours).third == Decimal(100)
    assert balance_of(main_entity(organisation), "411", on=MAY) == 0


def test_months_close_one_after_the_other_from_the_first_that_has_entries():
    organisation, scic, _, _ = two()
    issued(organisation, scic, date(2026, 4, 1))
    issued(organisation, scic)
    accountant = someone_as(organisation, "accountant")
    assert month_to_close(scic, Month.of(date(2026, 7, 1))) == Month.of(date(2026, 4, 1))

    with pytest.raises(Refused, match="clôturez d’abord ce mois"):
        close_month(
            scic, month_on=MAY, closed_on=date(2026, 7, 1), reserve="Essai", actor=accountant
        )

    close_month(
        scic, month_on=date(2026, 4, 1), closed_on=date(2026, 7, 1), reserve="Vu", actor=accountant
    )
    assert month_to_close(scic, Month.of(date(2026, 7, 1))) == Month.of(MAY)
    with pytest.raises(Refused, match="clôturez d’abord ce mois"):
        close_month(
            scic,
            month_on=date(2026, 6, 1),
            closed_on=date(2026, 7, 1),
            reserve="Essai",
            actor=accountant,
        )


def test_a_notice_that_another_pays_whole_keeps_its_site_where_it_is():
    organisation, scic, ours, _ = two()
    share_rent(
        ours, body=a_body(organisation, "CCAS"), kind="other", percent=Decimal(100),
        starts_on=date(2026, 4, 1), actor=the_system(organisation),
    )  # fmt: skip
    an_issued_run(organisation)
    assert owed_by(account_for(ours)) == 0

    with pytest.raises(Refused, match="avis émis"):
        keep_in_books(ours.site, entity=scic, actor=someone_as(organisation, "accountant"))
