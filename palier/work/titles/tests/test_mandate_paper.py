"""What an owner signs: each mention that the law asks, and what is left to complete."""

from datetime import date
from decimal import Decimal

from palier.base.documents.sheets import HOLE
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import the_system
from palier.base.tenancy.tests.pages import come_in
from palier.work.titles.actions import register_mandate
from palier.work.titles.papers import mandate_sheet
from palier.work.titles.tests.examples import a_holding

MAY_5 = date(2026, 5, 5)


def _words(sheet):
    told = [sheet.lead]
    for part in sheet.sections:
        told += [part.title, part.text, *(f"{a} {b}" for a, b in part.pairs)]
        told += [cell for row in part.rows for cell in row]
    return " ".join(told)


def test_a_mandate_says_its_powers_its_term_its_fee_and_its_number():
    """Loi n° 70-9, art. 6 and 7; décret n° 72-678, art. 64 to 66."""
    organisation = an_organisation()
    mandate = a_holding(organisation, kind="mandate")
    mandate.fee_percent, mandate.notice_months, mandate.powers = Decimal("7.50"), 3, "Gérer."
    mandate.save(update_fields=["fee_percent", "notice_months", "powers"])
    entry = register_mandate(
        mandate,
        registered_on=MAY_5,
        principal="SCI des Tilleuls, 3 rue du Port, Marseille",
        purpose="Gérer",
        actor=the_system(organisation),
    )

    words = _words(mandate_sheet(mandate, MAY_5))

    assert f"n° {entry.number}." in words
    assert "Gérer. Le mandataire est expressément autorisé à recevoir des fonds" in words
    assert "7,5 % des sommes encaissées" in words
    assert "3 mois avant" in words
    assert "3 rue du Port" in words
    assert mandate.places.get().place.label in words


def test_what_nobody_knows_is_left_to_complete():
    mandate = a_holding(an_organisation(), kind="mandate")

    words = _words(mandate_sheet(mandate, MAY_5))

    assert f"La rémunération {HOLE}" in words
    assert f"Registre des mandats : {HOLE}" in words


def test_its_page_prints_it_and_only_for_a_mandate(client):
    organisation = an_organisation()
    come_in(client, organisation, "rental_manager")
    mandate, lease = a_holding(organisation, kind="mandate"), a_holding(organisation)
    at = "/contrats/prises-a-bail"

    page = client.get(f"{at}/{mandate.pk}/").content.decode()

    assert "Lire le mandat en PDF" in page
    assert client.get(f"{at}/{mandate.pk}/mandat/").content.startswith(b"%PDF")
    assert client.get(f"{at}/{lease.pk}/mandat/").status_code == 404


def test_another_association_does_not_read_it(client):
    mandate = a_holding(an_organisation(), kind="mandate")
    come_in(client, an_organisation(), "rental_manager")

    assert client.get(f"/contrats/prises-a-bail/{mandate.pk}/mandat/").status_code == 404
