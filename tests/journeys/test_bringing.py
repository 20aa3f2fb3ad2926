"""An association that arrives with its files, and trusts the tool with its money."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from config.cluster import Address
from tests.journeys.conftest import shot
from tests.journeys.steps import send

EXAMPLES = Path(__file__).parents[2] / "examples"
PASSWORD = "une phrase de passe longue"
FOUND = """
import django; django.setup()
import sys
from datetime import date
from pathlib import Path
from django.db import transaction
from palier.base.accounts.actions import add_member, found_association
from palier.base.ledger.actions import open_books
from palier.base.tenancy.actors import palier
from palier.base.tenancy.reads import main_entity
email, table = sys.argv[1:]
with transaction.atomic():
    ours = found_association(name="Un Toit au Port", siren="912345675", is_demo=False, on=date(2020, 1, 1))
    open_books(main_entity(ours), actor=palier(ours))
    add_member(ours, email=email, first_name="Léa", last_name="Morel", job="tout",
        roles=["data_migrator", "rental_manager", "accountant"], starts_on=date(2020, 1, 1),
        password="une phrase de passe longue", actor=palier(ours))
    if table:
        from palier.doors.exchange.actions import carry_out_import, receive_sheet
        row = receive_sheet(ours, content=Path(table).read_bytes(), name="t.xlsx",
            on=date(2026, 4, 30), actor=palier(ours))
        carry_out_import(row, actor=palier(ours))
"""
_serial = count(1)


@pytest.fixture
def newcomer(demo: Address, tmp_path: Path) -> Callable[..., str]:
    """A new association on the same server, with one person who does everything."""

    def found(table: str = "") -> str:
        email = f"lea{next(_serial)}@port.example"
        environment = {
            **os.environ,
            **demo.environment(),
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "PALIER_DATA_DIR": str(tmp_path),
        }
        path = str(EXAMPLES / table) if table else ""
        subprocess.run([sys.executable, "-c", FOUND, email, path], env=environment, check=True)
        return email

    return found


def _sign_in(browser: Any, site: str, email: str) -> Any:
    page = browser.new_page(base_url=site, locale="fr-FR")
    page.goto("/entrer/")
    page.get_by_label("Adresse électronique").fill(email)
    page.get_by_label("Mot de passe").fill(PASSWORD)
    page.get_by_role("button", name="Entrer dans Palier").click()
    page.get_by_role("heading", name="Bonjour Léa").wait_for()
    page.set_default_timeout(10_000)
    return page


def _read(page: Any, name: str, on: str = "2026-04-30") -> None:
    page.goto("/reprise/importer/")
    page.get_by_label("Votre tableau").set_input_files(EXAMPLES / name)
    page.get_by_label("Repris au").fill(on)
    page.get_by_role("button", name="Lire ce tableau").click()
    page.get_by_role("heading", name=name, level=1).wait_for()


def _carry_out(page: Any) -> None:
    page.get_by_role("link", name=re.compile("^Importer .*ligne")).click()
    page.get_by_role("button", name=re.compile("^Importer .*ligne")).click()
    page.get_by_text("importé").first.wait_for()


def _call_the_rents_of_may(page: Any) -> None:
    page.goto("/quittancement/preparer/")
    page.get_by_label("Mois à quittancer").fill("2026-05")
    page.get_by_role("button", name="Calculer ce mois").click()
    page.get_by_role("link", name="Émettre 6 avis").click()
    page.get_by_role("button", name="Émettre 6 avis").click()
    expect(page.get_by_text("6 avis de mai 2026 émis")).to_be_visible()


def test_an_association_is_brought_in_from_its_files_to_its_first_rent_run(
    browser: Any, site: str, newcomer: Callable[..., str], accessible: Any
) -> None:
    page = _sign_in(browser, site, newcomer())
    page.get_by_role("link", name="Reprise de données").first.click()
    accessible(page)

    _read(page, "suivi-locatif.xlsx")
    expect(page.get_by_text("Prêt à importer")).to_be_visible()
    expect(page.get_by_text("ressemble à « Titulaire »")).to_be_visible()
    accessible(page)
    shot(page, "reprise")
    _carry_out(page)
    _read(page, "balance-agee.xlsx")
    _carry_out(page)

    # The proof: what the other tool said is what this one says, then one yes.
    page.get_by_role("link", name="position de départ").click()
    accessible(page)
    page.get_by_role("link", name="Totaux de l’ancien outil").click()
    page.get_by_label("Total des soldes dus").fill("2 000,00")
    page.get_by_label("Total des dépôts de garantie détenus").fill("3 199,50")
    page.get_by_role("button", name="Retenir ces totaux").click()
    expect(page.get_by_text("À prouver")).to_be_visible()
    ours = page.locator("td[data-label='Repris ici']").first.inner_text()
    page.get_by_role("link", name="Totaux de l’ancien outil").click()
    page.get_by_label("Total des soldes dus").fill(ours)
    deposits = "3 199,50"
    page.get_by_label("Total des dépôts de garantie détenus").fill(deposits)
    page.get_by_role("button", name="Retenir ces totaux").click()
    held = page.locator("td[data-label='Repris ici']").nth(1).inner_text()
    if held != deposits:
        page.get_by_role("link", name="Totaux de l’ancien outil").click()
        page.get_by_label("Total des dépôts de garantie détenus").fill(held)
        page.get_by_role("button", name="Retenir ces totaux").click()
    expect(page.get_by_text("Les totaux s’accordent")).to_be_visible()
    shot(page, "position-de-depart")
    page.get_by_role("link", name="Passer cette écriture").click()
    page.get_by_role("button", name="Passer cette écriture").click()
    expect(page.get_by_text("Passée en comptabilité").first).to_be_visible()

    # The first rent run calls what the table said.
    _call_the_rents_of_may(page)
    page.close()


def test_a_month_goes_from_its_run_to_a_closed_reconciliation(
    browser: Any, site: str, newcomer: Callable[..., str], accessible: Any
) -> None:
    page = _sign_in(browser, site, newcomer("suivi-locatif.xlsx"))
    _call_the_rents_of_may(page)
    page.goto("/encaissements/comptes/ajouter/")
    page.get_by_label("Nom du compte").fill("Compte courant")
    page.get_by_label("IBAN").fill("FR76 3000 6000 0112 3456 7890 189")
    page.get_by_label("Compte comptable").select_option(label="5121 Banque")
    send(page, page.get_by_role("button", name="Ajouter ce compte"))
    page.goto("/encaissements/importer/")
    page.get_by_label("Fichier de la banque").set_input_files(EXAMPLES / "releve-mai.cfonb120")
    page.get_by_role("button", name="Importer ce relevé").click()
    said = page.get_by_text("Relevé CFONB").first.inner_text().replace("\u00a0", " ")
    assert "3 lignes nouvelles, 2 attendent quelqu’un" in said

    page.get_by_role("link", name="Rapprocher un mois").click()
    page.goto("/encaissements/rapprochement/?mois=2026-05")
    expect(page.get_by_text("solde de départ de cette banque")).to_be_visible()
    accessible(page)
    page.get_by_role("link", name="Passer le solde de départ").click()
    send(page, page.get_by_role("button", name="Passer ce solde"))
    page.goto("/encaissements/rapprochement/?mois=2026-05")
    shot(page, "rapprochement")
    page.get_by_role("link", name="en compte d’attente").click()
    expect(page.get_by_text("UDAF 13")).to_be_visible()
    page.goto("/encaissements/rapprochement/?mois=2026-05")
    page.get_by_role("link", name="Rapprocher mai 2026").click()
    page.get_by_role("button", name="Dire ce mois rapproché").click()
    expect(page.get_by_text("Mois rapproché")).to_be_visible()

    # Closed, the month takes no entry any more, and says so.
    page.get_by_role("link", name="Comptabilité").first.click()
    page.get_by_role("link", name="Fin de mois", exact=True).click()
    page.goto("/comptabilite/fin-de-mois/?mois=2026-05")
    accessible(page)
    page.get_by_role("link", name=re.compile("^Clore .*…$")).click()
    page.get_by_label("Clos malgré ce qui reste, parce que").fill("Reprise, vu ensemble")
    page.get_by_role("button", name="Clore ce mois").click()
    expect(page.get_by_text(re.compile("est clos. Rien n’y sera plus passé."))).to_be_visible()
    page.goto("/comptabilite/ecritures/passer/")
    page.get_by_label("Date").fill("2026-05-20")
    page.get_by_label("Libellé").fill("Facture oubliée")
    page.get_by_label("Pièce").fill("F12")
    page.get_by_label("Lignes").fill("D 6061 : 12,00\nC 5121 : 12,00")
    page.get_by_role("button", name="Passer cette écriture").click()
    expect(page.get_by_text("est clos").first).to_be_visible()
    page.close()


def test_a_bad_file_is_explained_by_line_and_column_and_nothing_is_written(
    browser: Any, site: str, newcomer: Callable[..., str], accessible: Any
) -> None:
    page = _sign_in(browser, site, newcomer())
    _read(page, "menages.csv")
    expect(page.get_by_text("À corriger d’abord")).to_be_visible()
    row = (
        page.locator("#problemes ~ *, section", has_text="Ce qu’il faut regarder")
        .get_by_role("row", name="31/04/1990")
        .first
    )
    assert "F, Date de naissance" in row.inner_text()
    assert page.get_by_role("link", name=re.compile("^Importer .*ligne")).count() == 0
    accessible(page)

    page.goto("/reprise/importer/")
    page.get_by_label("Votre tableau").set_input_files(EXAMPLES / "bordereau-caf.csv")
    page.get_by_role("button", name="Lire ce tableau").click()
    expect(page.get_by_text("ressemble à un bordereau CAF").first).to_be_visible()
    accessible(page)

    # A column read by hand is remembered, and an import is undone.
    _read(page, "grille-iml.csv")
    page.get_by_label("Colonne C, QPV").select_option(label="Ne pas reprendre")
    page.get_by_role("button", name="Relire le tableau").click()
    _carry_out(page)
    page.get_by_role("link", name="Annuler cette reprise").click()
    page.get_by_role("button", name="Retirer tout ce qu’elle a créé").click()
    expect(page.get_by_text("tout a été retiré")).to_be_visible()
    page.close()


def test_two_files_of_one_person_are_merged_and_parted_again(enter: Any, accessible: Any) -> None:
    page = enter("Samira")
    page.goto("/menages/")
    page.get_by_role("link", name="Doublons").click()
    accessible(page)
    page.get_by_role("link", name=re.compile("^Comparer")).first.click()
    accessible(page)
    shot(page, "reunir")
    # Two households that each pay stay two: the persons alone are joined.
    both = page.get_by_label("Réunir aussi leurs dossiers de ménage")
    page.get_by_role("button", name="Réunir en une seule fiche").click()
    refused = page.get_by_text("Réunissez les personnes sans réunir")
    merged = page.get_by_text(re.compile(": une seule fiche"))
    expect(refused.or_(merged).first).to_be_visible()
    if refused.count():
        both.uncheck()
        page.get_by_role("button", name="Réunir en une seule fiche").click()
        expect(merged).to_be_visible()

    page.get_by_role("link", name="Corriger").click()
    page.get_by_role("button", name="Défaire la réunion").click()

    expect(page.get_by_text("deux fiches")).to_be_visible()
    assert page.get_by_role("link", name=re.compile("^Comparer")).count() >= 1


def test_someone_near_is_shown_before_a_second_file_is_opened(enter: Any) -> None:
    page = enter("Samira")
    page.goto("/menages/ouvrir/")
    page.get_by_label("Prénom").fill("Fabien")
    page.get_by_label("Nom ou surnom").fill("Carlotti")
    page.get_by_role("button", name="Ouvrir ce dossier").click()

    expect(page.get_by_text("Peut-être déjà connu").first).to_be_visible()
    page.get_by_label("C’est quelqu’un d’autre").check()
    page.get_by_role("button", name="Ouvrir ce dossier").click()
    expect(page.get_by_role("heading", name="Ménage Carlotti")).to_be_visible()
