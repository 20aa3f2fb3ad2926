"""The social work, walked in a real browser: met at the door, accompanied, told of to a funder."""

import re
from pathlib import Path
from typing import Any

from playwright.sync_api import expect

from tests.journeys.conftest import both_widths, shot
from tests.journeys.steps import every

GUIDE = Path(__file__).parents[2] / "docs" / "guide"
# Counts what one presses: clicks, and keys that are not the words themselves.
COUNT = """
  const add = (name) => sessionStorage.setItem(name, Number(sessionStorage.getItem(name) || 0) + 1);
  document.addEventListener("click", (event) => { if (event.isTrusted && event.detail) add("clicks"); }, true);
  document.addEventListener("keydown", (event) => {
    if (event.key.length > 1 || event.ctrlKey || !event.target.closest("input[type=text], textarea")) add("keys");
  }, true);
"""


def _counted(page: Any) -> tuple[int, int]:
    return tuple(  # type: ignore[return-value]
        int(page.evaluate(f"sessionStorage.getItem('{name}') || 0")) for name in ("clicks", "keys")
    )


def test_1_a_visit_becomes_a_household_and_a_measure(enter: Any, accessible: Any) -> None:
    page = enter("Samira")
    page.goto("/accueil/")
    page.get_by_role("button", name="Recevoir Yacine").click()
    assert page.get_by_label("Nom, prénom ou surnom").input_value() == "Yacine"
    page.keyboard.press("Escape")
    page.locator("body").press("3")
    page.get_by_label("Ce que la personne demande").fill("A reçu un commandement de payer.")
    page.keyboard.press("Control+Enter")
    page.get_by_text("Passage noté : Yacine.").wait_for()
    assert page.get_by_role("button", name="Recevoir Yacine").count() == 0

    page.get_by_role("link", name="Yacine", exact=True).first.click()
    page.get_by_role("link", name="Ouvrir un dossier").click()
    page.get_by_label("Nom ou surnom").fill("Zerbib")
    page.get_by_role("button", name="Ouvrir ce dossier").click()
    page.get_by_role("heading", name="Ménage Zerbib").wait_for()

    page.get_by_role("link", name="Ouvrir un accompagnement").click()
    page.get_by_label("Dispositif").select_option(label="AVDL")
    page.get_by_label("Mois mandatés").fill("6")
    accessible(page)
    page.get_by_role("button", name="Ouvrir cet accompagnement").click()

    page.get_by_text("Accompagnement ouvert.").wait_for()
    expect(page.get_by_text("Mandatés")).to_be_visible()
    accessible(page)
    page.get_by_role("link", name="Ménage Zerbib").first.click()
    expect(page.get_by_text("Passage à l’accueil : Menace d’expulsion")).to_be_visible()
    expect(page.get_by_text("Accompagnement ouvert : AVDL")).to_be_visible()


def test_2_a_plan_is_written_together_and_signed_by_both(enter: Any, accessible: Any) -> None:
    page = enter("Samira")
    page.goto("/accompagnements/mes-menages/")
    addresses = [link.get_attribute("href") for link in every(page.locator(".todos a"))]
    for address in reversed([each for each in addresses if each and "/menages/" in each]):
        page.goto(address)  # most have theirs: the first one that has none
        page.get_by_role("link", name="Projet personnalisé", exact=True).click()
        page.wait_for_load_state()
        if page.get_by_role("link", name="Écrire un projet").count():
            break
    page.get_by_role("link", name="Écrire un projet").click()
    page.get_by_label("Ce que je veux, avec mes mots").fill("Je veux une chambre pour ma fille.")
    page.get_by_role("button", name="Écrire ce projet").click()
    page.get_by_text("Je veux une chambre pour ma fille.").wait_for()
    accessible(page)

    page.get_by_role("link", name="Ajouter des objectifs").click()
    accessible(page)
    page.get_by_role("radio", name="Logement").first.check()
    page.get_by_label("Ce que je veux atteindre").first.fill("Un deux-pièces")
    page.get_by_role("button", name="Ajouter ces objectifs").click()
    page.get_by_role("link", name=re.compile("Ajouter des étapes")).click()
    accessible(page)
    page.get_by_label("Quoi").first.fill("Refaire la demande")
    page.get_by_label("La personne elle-même").first.check()
    page.get_by_role("button", name="Plus de lignes").click()
    expect(page.get_by_label("Quoi").first).to_have_value("Refaire la demande")
    page.get_by_label("Quoi").nth(4).fill("Visiter")
    page.get_by_label("La personne elle-même").nth(4).check()
    page.get_by_role("button", name="Ajouter ces étapes").click()
    expect(page.get_by_text("2 étapes ajoutées")).to_be_visible()
    page.get_by_role("button", name="Fait : Refaire la demande").click()
    page.get_by_text("Fait : Refaire la demande.").wait_for()

    page.get_by_role("link", name="Relire et signer").click()
    accessible(page)
    page.get_by_label("signé à l’écran").check()
    page.get_by_role("button", name="Garder cette version").click()
    page.get_by_text("La personne signe de son nom").first.wait_for()
    page.get_by_label("La personne écrit son nom pour signer").fill("Awa")
    page.get_by_role("button", name="Garder cette version").click()

    page.get_by_text("Version 1 : signé à l’écran.").wait_for()
    shot(page, "projet")
    pdf = page.request.get(
        str(page.get_by_role("link", name="Le projet en PDF").get_attribute("href"))
    )
    assert pdf.body()[:5] == b"%PDF-"


def test_3_a_review_is_composed_completed_and_handed_in(enter: Any, accessible: Any) -> None:
    page = enter("Samira")
    page.goto("/accompagnements/?etat=active")
    page.locator("tbody tr td a").nth(5).click()
    page.get_by_role("link", name="Préparer un bilan").click()
    page.get_by_role("button", name="Composer le bilan").click()
    page.get_by_label("Les résultats").wait_for()
    accessible(page)
    page.get_by_label("Les résultats").fill("Bail signé, aide au logement ouverte.")
    page.get_by_role("button", name="Enregistrer le bilan").click()
    page.get_by_role("link", name="Rendre ce bilan").click()
    page.get_by_role("button", name="Marquer ce bilan rendu").click()

    page.get_by_text("Bilan rendu. Il ne change plus.").wait_for()
    assert page.get_by_role("link", name="Corriger").count() == 0
    accessible(page)


def test_4_a_visit_takes_few_keys_and_the_guide_says_how_many(enter: Any) -> None:
    page = enter("Inès")
    page.add_init_script(COUNT)
    page.goto("/accueil/")
    page.keyboard.press("1")
    page.keyboard.press("Control+Enter")
    page.get_by_text("Passage noté : sans nom.").wait_for()

    clicks, keys = _counted(page)

    told = (GUIDE / "accueil.md").read_text("utf-8")
    assert f"{clicks} clic et {keys} touches" in told, (clicks, keys)


def test_5_an_interview_takes_few_keys_and_the_guide_says_how_many(enter: Any) -> None:
    page = enter("Samira")
    page.add_init_script(COUNT)
    page.goto("/accompagnements/mes-menages/")
    page.locator(".todos a").first.click()
    page.get_by_role("heading", level=1).wait_for()
    page.keyboard.press("n")
    page.get_by_label("Visite à domicile").check()
    page.get_by_label("Ce qui s’est dit, ce qui a été fait").click()
    page.keyboard.type("Factures regardées ensemble.")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("45")
    page.keyboard.press("Control+Enter")
    page.get_by_text("Note enregistrée.").wait_for()

    clicks, keys = _counted(page)

    told = (GUIDE / "accompagner.md").read_text("utf-8")
    assert f"{clicks} clics et {keys} touches" in told, (clicks, keys)


def test_6_a_lost_connection_loses_no_word(enter: Any) -> None:
    page = enter("Samira")
    page.goto("/accompagnements/mes-menages/")
    page.locator(".todos a").first.click()
    page.get_by_role("link", name="Noter un entretien").click()
    area = page.get_by_label("Ce qui s’est dit, ce qui a été fait")
    area.type("Des mots qui comptent.")
    page.context.set_offline(True)
    page.get_by_role("button", name="Enregistrer la note").click()
    page.get_by_text("Pas de connexion.").wait_for()
    page.context.set_offline(False)

    page.reload()
    page.get_by_text("retrouvé sur cet appareil").wait_for()
    assert area.input_value() == "Des mots qui comptent."
    page.get_by_role("button", name="Enregistrer la note").click()
    page.get_by_text("Note enregistrée.").wait_for()

    page.get_by_role("link", name="Noter un entretien").click()
    assert area.input_value() == ""


def test_7_delicate_words_are_told_quietly_and_a_sentence_becomes_secret(enter: Any) -> None:
    page = enter("Samira")
    page.goto("/accompagnements/mes-menages/")
    page.locator(".todos a").first.click()
    page.get_by_role("link", name="Noter un entretien").click()
    area = page.get_by_label("Ce qui s’est dit, ce qui a été fait")
    area.type("Sort de prison lundi.")
    page.get_by_text("semblent parler d’infractions").wait_for()
    area.select_text()
    page.get_by_role("button", name="Rendre secrète la phrase choisie").click()
    assert area.input_value() == "[[Sort de prison lundi.]]"
    page.get_by_role("button", name="Enregistrer la note").click()
    page.get_by_text("Note enregistrée.").wait_for()
    expect(page.get_by_text("(phrase secrète)").first).to_be_visible()


def test_the_pages_of_a_file_are_accessible_and_fit(enter: Any, accessible: Any) -> None:
    page = enter("Samira")
    page.goto("/")
    page.get_by_role("link", name=re.compile("Relire le projet avec")).first.click()
    tabs = page.get_by_role("navigation", name="Pages de ce dossier").get_by_role("link")
    addresses = [page.url, *(str(tab.get_attribute("href")) for tab in every(tabs))]
    for listed in ("/ateliers/", "/tournees/", "/demandes/", "/accompagnements/bilans/"):
        page.goto(listed)
        addresses.append(str(page.locator("tbody a").first.get_attribute("href")))
    for url in addresses:
        page.set_viewport_size({"width": 1440, "height": 900})
        page.goto(url)
        both_widths(page, accessible, f"-dossier{addresses.index(url)}")
