"""The thread, walked in a real browser: from the door to the receipt."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.journeys.conftest import both_widths, shot
from tests.journeys.steps import every, pick

PAGES = {
    "Samira": [
        "/",
        "/menages/",
        "/accompagnements/",
        "/accompagnements/mes-menages/",
        "/accompagnements/equipe/",
        "/accompagnements/equipe/temps/",
        "/accompagnements/agenda/",
        "/accompagnements/agenda/prendre/",
        "/accompagnements/droits/",
        "/accompagnements/cohortes/",
        "/accompagnements/bilans/",
        "/accompagnements/documents-remis/",
        "/accompagnements/analyses/",
        "/agenda/adresse/",
        "/demandes/",
        "/orientations/",
        "/ateliers/",
        "/tournees/",
        "/accueil/",
        "/accueil/permanences/",
        "/accueil/permanences/ouvrir/",
        "/accueil/passages/",
        "/composants/",
        "/reglages/",
    ],
    "Nadia": [
        "/",
        "/patrimoine/",
        "/contrats/",
        "/quittancement/",
        "/quittancement/avis/",
        "/quittancement/comptes/",
        "/encaissements/",
        "/structures/",
    ],
    "Hélène": [
        "/comptabilite/",
        "/comptabilite/ecritures/",
        "/encaissements/releves/",
        "/encaissements/importer/",
        "/encaissements/attente/",
        "/encaissements/rapprochement/",
        "/quittancement/propositions/",
        "/quittancement/depart/",
    ],
    "Sofia": ["/reprise/", "/reprise/importer/", "/reprise/1/", "/menages/doublons/"],
    "Anne": [
        "/",
        "/equipe/",
        "/equipe/roles/",
        "/journal/",
        "/registre/",
        "/association/",
        "/association/reglages/",
        "/dispositifs/",
    ],
    "Jeanne": ["/", "/accueil/"],
}


def test_the_door_of_the_demo_offers_each_trade_in_one_click(
    browser: Any, site: str, accessible: Any
) -> None:
    page = browser.new_page(base_url=site)
    page.goto("/entrer/")
    accessible(page)
    assert page.get_by_role("button", name=re.compile("^Entrer comme")).count() == 17

    page.get_by_role("button", name="Entrer comme Olivier, hôte des Amandiers").click()

    expect(page.get_by_role("heading", name="Bonjour Olivier")).to_be_visible()
    page.close()


@pytest.mark.parametrize("who", sorted(PAGES))
def test_every_page_is_accessible_and_fits(enter: Any, accessible: Any, who: str) -> None:
    page = enter(who)
    for url in PAGES[who]:
        page.set_viewport_size({"width": 1440, "height": 900})
        page.goto(url)
        both_widths(page, accessible, url.replace("/", "-"))


def test_a_dark_page_is_accessible_too(enter: Any, accessible: Any) -> None:
    page = enter("Nadia", color_scheme="dark")
    for url in ("/", "/contrats/", "/quittancement/"):
        page.goto(url)
        accessible(page)


def test_1_a_visit_is_noted_in_one_screen_with_the_keyboard_and_becomes_a_file(
    enter: Any, accessible: Any
) -> None:
    page = enter("Inès")
    page.goto("/accueil/")
    page.get_by_label("Chercher un logement").focus()
    page.keyboard.press("Space")
    page.get_by_label("Ce que la personne demande").fill("Cherche un deux-pièces.")
    page.get_by_label("Nom, prénom ou surnom").fill("Bintou Sané")
    page.keyboard.press("Control+Enter")
    page.get_by_text("Passage noté : Bintou Sané.").wait_for()
    accessible(page)

    page.get_by_role("link", name="Bintou Sané").click()
    page.get_by_role("link", name="Ouvrir un dossier").click()
    assert page.get_by_label("Prénom").input_value() == "Bintou"
    page.get_by_role("button", name="Ouvrir ce dossier").click()

    page.get_by_role("heading", name="Ménage Sané").wait_for()
    expect(page.get_by_text("Passage à l’accueil : Chercher un logement")).to_be_visible()
    accessible(page)


def test_a_volunteer_finds_neither_files_nor_health(enter: Any) -> None:
    page = enter("Jeanne")
    menu = page.get_by_role("navigation", name="Menu principal").inner_text()
    assert "Ménages" not in menu
    assert "Quittancement" not in menu

    page.goto("/accueil/")
    assert page.get_by_label("Santé").count() == 0
    assert "pas pour votre rôle" in _body(page, "/patrimoine/")


def _body(page: Any, url: str) -> str:
    page.goto(url)
    text: str = page.inner_text("body")
    return text


def _open_a_household(page: Any, last_name: str) -> None:
    page.goto("/menages/ouvrir/")
    page.get_by_label("Prénom").fill("Nora")
    page.get_by_label("Nom ou surnom").fill(last_name)
    page.get_by_role("button", name="Ouvrir ce dossier").click()
    page.get_by_role("heading", name=f"Ménage {last_name}").wait_for()


def test_2_a_household_is_accompanied_with_a_shared_and_a_secret_note(
    enter: Any, accessible: Any
) -> None:
    page = enter("Samira")
    _open_a_household(page, "Delacour")
    page.get_by_role("link", name="Ouvrir un accompagnement").click()
    page.get_by_label("Dispositif").select_option(label="AVDL")
    page.get_by_role("button", name="Ouvrir cet accompagnement").click()
    page.get_by_text("Accompagnement ouvert.").wait_for()

    page.keyboard.press("n")
    words = page.get_by_label("Ce qui s’est dit, ce qui a été fait")
    words.fill("Parle de sa dépression.")
    page.get_by_text("En dire plus").click()
    page.get_by_label("Objet").fill("Premier entretien")
    page.get_by_role("button", name="Enregistrer la note").click()
    page.get_by_text("Cette note semble parler de santé").first.wait_for()
    accessible(page)
    assert words.input_value() == "Parle de sa dépression."
    page.get_by_label("Note secrète en entier").check()
    page.get_by_role("button", name="Enregistrer la note").click()
    page.get_by_text("Note enregistrée.").wait_for()
    expect(page.get_by_text("Note secrète de Samira B.")).to_be_visible()
    assert "dépression" not in page.inner_text("body")
    accessible(page)
    shot(page, "menage")
    url = page.url

    other = enter("Nadia")
    other.goto(url)
    assert "Note secrète" not in other.inner_text("body")
    assert "Premier entretien" not in other.inner_text("body")
    boss = enter("Karim")
    boss.goto(url)
    boss.get_by_role("link", name="Note secrète de Samira B.").click()
    expect(boss.get_by_text("Parle de sa dépression.")).to_be_visible()


def test_3_to_6_a_home_a_rent_a_payment_and_a_receipt(
    enter: Any, accessible: Any, tmp_path: Path
) -> None:
    """One household, from the keys to its quittance."""
    page = enter("Nadia")
    _open_a_household(page, "Verdier")
    page.get_by_role("link", name="Rédiger un contrat").click()
    pick(page, "Lieu disponible", "a", "")
    page.get_by_label("Régime juridique").select_option("logement_foyer")
    page.get_by_role("button", name="Rédiger ce contrat").click()
    page.get_by_text("fixez le loyer, puis remettez les clés").wait_for()
    accessible(page)
    for kind, amount in (
        ("loyer ou redevance", "350,00"),
        ("charges", "1 45,50"),
        ("aide au logement attendue", "200"),
    ):
        page.get_by_role("link", name="Fixer un montant").click()
        page.get_by_label(kind, exact=True).check()
        page.get_by_label("Montant", exact=True).fill(amount)
        page.get_by_role("button", name="Fixer ce montant").click()
        page.get_by_text("Montant fixé.").wait_for()
    page.get_by_role("link", name="Noter les pièces").click()
    for box in every(page.get_by_role("checkbox")):
        box.check()
    page.get_by_role("button", name="Garder cette liste").click()
    page.get_by_text("Pièces notées.").wait_for()
    page.get_by_role("link", name="Remettre les clés").click()
    day = page.evaluate("new Date().toLocaleDateString('sv')")  # the keys are handed over today
    page.get_by_label("Remise des clés le").fill(day)
    page.get_by_role("button", name="Remettre les clés").click()
    page.get_by_text(re.compile("contrat B-.* activé")).wait_for()
    number = re.search(r"B-\d+", page.inner_text("h1"))[0]
    accessible(page)
    shot(page, "contrat")

    page.get_by_role("link", name="Quittancement", exact=True).first.click()
    drafts = page.get_by_role("row", name=re.compile("Pré-quittancement"))
    mine = drafts.filter(has_not_text=re.compile("Corrections|SCIC")).first
    mine.get_by_role("link").first.click()
    page.get_by_role("button", name="Recalculer").click()
    page.get_by_label("Chercher un occupant, un contrat").fill(number)
    page.get_by_role("button", name="Filtrer").click()
    page.wait_for_url(re.compile(number))
    row = page.get_by_role("row", name=re.compile(number))
    expect(row).to_be_visible()
    accessible(page)
    assert "295,50" in row.inner_text()  # 350 + 145,50 − 200
    row.get_by_role("link", name="295,50").click()
    expect(page.get_by_text("495,50 € − 200,00 € = 295,50 €")).to_be_visible()
    accessible(page)
    page.go_back()
    page.get_by_role("link", name=re.compile("Émettre")).click()
    accessible(page)
    page.get_by_role("button", name=re.compile("Émettre")).click()
    page.get_by_text("émis.").first.wait_for()
    shot(page, "avis-emis")

    page.goto(f"/quittancement/avis/?q={number}")
    reference = (
        page.get_by_role("row", name=re.compile(number)).get_by_role("link").first.inner_text()
    )
    accountant = enter("Hélène")
    accountant.goto("/encaissements/importer/")
    _import(accountant, tmp_path, f"LOYER {reference}", "295.50")
    accountant.get_by_text(re.compile(r"Relevé PARCOURS\s?:\s?1")).wait_for()
    accessible(accountant)

    page.reload()
    page.get_by_role("link", name=reference).click()
    page.get_by_role("link", name="Quittance", exact=True).wait_for()
    accessible(page)
    shot(page, "avis")
    page.get_by_role("link", name="Quittance", exact=True).click()
    with page.expect_request("**/pdf/") as asked:
        page.get_by_role("button", name="Produire la quittance").click()
    answer = page.context.request.get(asked.value.url)
    assert (answer.status, answer.body()[:4]) == (200, b"%PDF")


def _import(page: Any, folder: Path, text: str, amount: str) -> None:
    """The demo's bank tells one payment more."""
    from decimal import Decimal

    from config.demo.bank import Told, iban, statement

    page.goto("/encaissements/releves/")
    closing = page.locator("tbody tr").first.locator("td[data-label^='Arrivée']").inner_text()
    opening = Decimal(re.sub(r"[^\d,−-]", "", closing).replace(",", ".").replace("−", "-"))
    today = timezone.localdate()
    told = [Told(today, Decimal(amount), "VERDIER", "", text)]
    content, _ = statement(iban(1), "PARCOURS", today, today, opening, told)
    path = folder / "releve.xml"
    path.write_bytes(content)
    page.goto("/encaissements/importer/")
    page.get_by_label("Fichier de la banque").set_input_files(str(path))
    page.get_by_role("button", name="Importer ce relevé").click()


def test_a_notice_to_quit_is_counted_from_its_receipt_and_withdrawn(
    enter: Any, accessible: Any
) -> None:
    page = enter("Nadia")
    page.goto("/contrats/?etat=active&regime=logement_foyer")
    page.locator("tbody th a").last.click()
    page.get_by_role("link", name="Congé du ménage").click()
    accessible(page)
    page.get_by_label("En main propre, contre récépissé").check()
    page.get_by_role("button", name="Noter ce congé").click()
    page.get_by_text("Congé noté : dernier jour").wait_for()
    expect(page.get_by_text("Sans motif particulier, 8 jours (CCH art. R633-3)")).to_be_visible()
    accessible(page)
    shot(page, "conge")

    page.get_by_role("link", name="Noter un départ…").click()
    day = page.evaluate(
        "new Date(Date.now() + 8 * 864e5).toLocaleDateString('sv', {timeZone: 'Europe/Paris'})"
    )
    assert page.get_by_label("Dernier jour dans les lieux").input_value() == day
    page.go_back()
    page.get_by_role("link", name="Retirer…").click()
    page.get_by_label("Avec quel accord").fill("Accord écrit du résident et de l’association")
    page.get_by_role("button", name="Noter ce retrait").click()
    page.get_by_text("le contrat continue").first.wait_for()


def test_an_occupied_home_a_stale_form_and_a_year_20225_get_a_sentence(
    enter: Any, accessible: Any
) -> None:
    page = enter("Nadia")
    page.goto("/contrats/?etat=active")
    page.locator("tbody th a").first.click()
    url = page.url
    page.get_by_role("link", name="Noter un départ…").click()
    other = enter("Nadia")
    other.goto(url)
    other.get_by_role("link", name="Noter un départ…").click()
    for each in (page, other):
        each.evaluate("document.querySelector('[name=ends_on]').type = 'text'")
        each.get_by_label("Vers où").select_option("other")
    page.get_by_label("Dernier jour dans les lieux").fill("14/12/20225")
    page.get_by_role("button", name="Noter ce départ").click()
    page.get_by_text("L’année 20225 n’existe pas encore").first.wait_for()
    accessible(page)
    today = page.evaluate("new Date().toLocaleDateString('fr-FR')")
    page.evaluate("document.querySelector('[name=ends_on]').type = 'text'")
    page.get_by_label("Dernier jour dans les lieux").fill(today)
    page.get_by_role("button", name="Noter ce départ").click()
    page.get_by_text("terminé. Sa dette").wait_for()

    other.get_by_label("Dernier jour dans les lieux").fill(today)
    other.get_by_role("button", name="Noter ce départ").click()
    other.get_by_text("Quelqu’un a modifié cette fiche").first.wait_for()


def test_a_damaged_statement_gets_a_sentence(enter: Any, accessible: Any, tmp_path: Path) -> None:
    page = enter("Hélène")
    path = tmp_path / "casse.xml"
    path.write_text("<Document><BkToCstmr")
    page.goto("/encaissements/importer/")
    page.get_by_label("Fichier de la banque").set_input_files(str(path))
    page.get_by_role("button", name="Importer ce relevé").click()
    page.get_by_text("incomplet ou abîmé").first.wait_for()
    accessible(page)


def test_7_ones_day_and_the_search_with_the_slash_key(enter: Any, accessible: Any) -> None:
    page = enter("Nadia")
    told = page.get_by_role("heading", name=re.compile("À tenir|Rien ne presse"))
    assert told.count() == 1

    page.keyboard.press("/")
    page.keyboard.type("amandiers")
    page.keyboard.press("Enter")

    page.get_by_role("heading", name="Recherche : amandiers").wait_for()
    assert page.get_by_role("link", name=re.compile("Les Amandiers, logement")).count() > 5
    accessible(page)
    page.keyboard.press("?")
    expect(page.get_by_role("heading", name="Raccourcis du clavier")).to_be_visible()
