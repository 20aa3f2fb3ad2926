from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.base.tenancy.tests.pages import come_in
from palier.work.titles.actions import amend_holding, cancel_holding, end_holding, undo_amendment
from palier.work.titles.reads import terms_of, terms_on
from palier.work.titles.tests.examples import a_draft_holding, a_holding

TERMS = {
    "on": date(2026, 4, 1),
    "words": "Loyer révisé, dépôt complété",
    "rent": Decimal("545.00"),
    "rent_every": "month",
    "deposit": Decimal("545.00"),
    "notice_months": 3,
    "index_quarter": 2,
    "sublet_agreed_on": date(2024, 1, 1),
}


def test_new_terms_are_kept_and_a_new_rent_with_its_day():
    organisation = an_organisation()
    holding = a_holding(organisation, rent=Decimal("520.00"))

    holding = amend_holding(holding, **TERMS, actor=someone_as(organisation, "rental_manager"))

    assert (holding.rent, holding.deposit, holding.index_quarter) == (545, 545, 2)
    assert [(c.kind, c.on) for c in holding.changes.order_by("pk")] == [
        ("rent", date(2026, 4, 1)),
        ("amended", date(2026, 4, 1)),
    ]
    assert "520,00" in holding.changes.order_by("pk").first().words


def test_a_title_that_is_over_no_longer_changes():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    holding = cancel_holding(a_draft_holding(organisation), actor=manager)

    with pytest.raises(Refused, match="ne change plus"):
        amend_holding(holding, **TERMS, actor=manager)

    holding.refresh_from_db()
    assert (holding.rent, holding.changes.count()) == (0, 0)


def test_what_ran_before_holds_until_the_day_of_the_amendment():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    holding = a_holding(organisation, rent=Decimal("520.00"))

    holding = amend_holding(holding, **TERMS, actor=manager)

    told = {day: terms_on(holding, day).rent for day in (date(2026, 3, 31), date(2026, 4, 1))}
    assert told == {date(2026, 3, 31): 520, date(2026, 4, 1): 545}


def test_an_amendment_is_told_again_for_its_day_and_never_before_it():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    holding = a_holding(organisation, rent=Decimal("520.00"))
    holding = amend_holding(holding, **TERMS, actor=manager)

    holding = amend_holding(holding, **(TERMS | {"rent": Decimal("540.00")}), actor=manager)
    with pytest.raises(Refused, match="court déjà depuis le 1"):
        amend_holding(
            holding,
            **(TERMS | {"on": date(2026, 3, 1), "rent": Decimal("600.00")}),
            actor=manager,
        )

    holding.refresh_from_db()
    assert [each.rent for each in terms_of(holding)] == [520, 540]


def test_an_amendment_is_undone_and_another_may_then_come_before():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    holding = a_holding(organisation, rent=Decimal("520.00"))
    with pytest.raises(Refused, match="Aucun avenant"):
        undo_amendment(holding, actor=manager)
    amend_holding(holding, **TERMS, actor=manager)

    holding = undo_amendment(holding, actor=manager)
    earlier = TERMS | {"on": date(2026, 3, 1), "rent": Decimal("530.00")}
    holding = amend_holding(holding, **earlier, actor=manager)

    assert [each.rent for each in terms_of(holding)] == [520, 530]


def test_a_title_that_ends_before_an_amendment_never_bears_it():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    holding = a_holding(organisation, rent=Decimal("520.00"))
    amend_holding(holding, **(TERMS | {"on": date(2027, 1, 1)}), actor=manager)
    holding.refresh_from_db()
    holding = end_holding(holding, ends_on=date(2026, 5, 16), end_reason="owners", actor=manager)

    first = terms_of(holding)[0]
    assert (first.rent, first.days.ends_on) == (520, date(2026, 5, 16))


def test_its_undoing_says_what_runs_again(client):
    organisation = an_organisation()
    holding = a_holding(organisation, rent=Decimal("520.00"))
    amend_holding(holding, **TERMS, actor=someone_as(organisation, "rental_manager"))
    come_in(client, organisation, "rental_manager")
    at = f"/contrats/prises-a-bail/{holding.pk}/"

    asked = client.get(f"{at}avenant/annuler/").content.decode()
    said = client.post(f"{at}avenant/annuler/", {}, follow=True).content.decode()

    assert "520,00" in asked.partition("court de nouveau")[2].partition("Constater")[0]
    assert "Avenant annulé" in said
    assert [each.rent for each in terms_of(holding)] == [520]
