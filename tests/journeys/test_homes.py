"""Homes in a real browser: an owner who calls, a lease that slides, an inventory without network."""

import re
from typing import Any

from playwright.sync_api import expect

from tests.journeys.conftest import shot
from tests.journeys.steps import every, pick, through_menu
from tests.journeys.test_journeys import _open_a_household


def test_1_from_an_owner_who_calls_to_the_first_sublease(enter: Any, accessible: Any) -> None:
    page = enter("Nadia")
    through_menu(page, "Captation")
    accessible(page)
    page.get_by_role("link", name="Noter une piste").first.click()
    page.get_by_label("Propriétaire", exact=False).nth(1).fill("Mme Delvaux")
    page.get_by_label("Origine").select_option("owner")
    page.get_by_label("Adresse du logement").fill("8 rue du Figuier")
    page.get_by_label("Commune").fill("Marseille")
    page.get_by_label("Type").select_option("T2")
    page.get_by_label("Étiquette énergie").select_option("D")
    page.get_by_role("button", name="Noter cette piste").click()
    expect(page.get_by_text("Piste notée.")).to_be_visible()
    accessible(page)

    page.get_by_role("link", name="Noter une visite").click()
    page.get_by_label("Surface (m²)").fill("38")
    page.get_by_label("Plus grande pièce (m²)").fill("16")
    for group in every(page.get_by_role("main").get_by_role("group"))[:4]:
        group.get_by_label("oui").check()
    accessible(page)
    page.get_by_role("button", name="Garder cette visite").click()
    expect(page.get_by_text("Visite gardée.")).to_be_visible()

    page.get_by_role("link", name="Faire une proposition").click()
    page.get_by_label("Loyer de marché").fill("800")
    page.get_by_label("Loc2, social", exact=False).check()
    page.get_by_label("Loyer proposé").fill("600")
    page.get_by_role("button", name="Calculer et garder").click()
    expect(page.get_by_text("dépasse 560,00").first).to_be_visible()
    accessible(page)
    page.get_by_label("Loyer proposé").fill("540")
    page.get_by_role("button", name="Calculer et garder").click()
    expect(page.get_by_text("Ce que l’année rapporte")).to_be_visible()
    shot(page, "captation")
    accessible(page)

    page.get_by_role("link", name="Noter l’accord").click()
    page.get_by_role("button", name="Noter cet accord").click()
    page.get_by_role("link", name="Préparer le titre").click()
    page.get_by_label("Site").select_option(label="Logements diffus")
    today = page.evaluate("new Date().toLocaleDateString('sv')")
    page.get_by_label("Le bail ou le mandat commence le").fill(today)
    page.get_by_role("button", name="Préparer le logement et le titre").click()
    expect(page.get_by_text("le titre attend sa signature")).to_be_visible()
    accessible(page)
    page.get_by_role("link", name="Signer").click()
    page.get_by_role("button", name="Noter la signature").click()
    expect(page.get_by_text("ses logements peuvent être loués")).to_be_visible()

    _open_a_household(page, "Carbonel")
    page.get_by_role("link", name="Rédiger un contrat").click()
    pick(page, "Lieu disponible", "figuier", "Logements diffus, 8 rue du Figuier, T2 T2")
    page.get_by_label("Régime juridique").select_option("conventioned_sublease")
    page.get_by_role("button", name="Rédiger ce contrat").click()
    expect(page.get_by_text("Mme Delvaux").first).to_be_visible()
    expect(page.get_by_text("7 à réunir")).to_be_visible()
    accessible(page)


def test_2_a_sliding_lease_reviewed_then_slid_the_same_day(enter: Any, accessible: Any) -> None:
    page = enter("Samira")
    through_menu(page, "Baux glissants")
    accessible(page)
    page.get_by_role("row", name=re.compile("en cours")).get_by_role("link").first.click()
    expect(page.get_by_text("des faits, jamais une note")).to_be_visible()
    expect(page.get_by_text("Loyers payés")).to_be_visible()
    accessible(page)
    page.get_by_role("link", name="Tenir un bilan").click()
    page.get_by_label("Présents").fill("Le ménage, l’association, le bailleur")
    page.get_by_label("Ce qu’en dit le ménage").fill("Nous voulons rester ici.")
    page.get_by_label("Le bail peut glisser").check()
    page.get_by_role("button", name="Garder ce bilan").click()
    expect(page.get_by_text("Bilan gardé, avec les faits du jour.")).to_be_visible()
    accessible(page)
    url = page.url

    manager = enter("Nadia")
    manager.goto(url)
    manager.get_by_role("link", name="Faire glisser").click()
    today = manager.evaluate("new Date().toLocaleDateString('sv')")
    manager.get_by_label("Le bail glisse le").fill(today)
    manager.get_by_label("Logement social").check()
    manager.get_by_role("button", name="Faire glisser ce bail").click()
    expect(manager.get_by_text("Le bail est au nom du ménage.")).to_be_visible()
    expect(manager.get_by_text("Bail glissé le")).to_be_visible()
    accessible(manager)
    shot(manager, "bail-glisse")
    manager.get_by_role("link", name="Noter le paiement du mois").click()
    manager.get_by_label("Payé", exact=True).check()
    manager.get_by_role("button", name="Noter ce paiement").click()
    expect(manager.get_by_text("Loyer payé")).to_be_visible()


def test_3_an_inventory_made_without_network_then_compared_at_the_exit(
    enter: Any, accessible: Any
) -> None:
    page = enter("Nadia", viewport={"width": 375, "height": 800})
    page.goto("/contrats/?etat=active&regime=art8_sublease")
    page.locator("tbody th a").first.click()
    contract = page.url
    page.get_by_role("link", name="Faire un état des lieux").click()
    page.get_by_role("button", name="Commencer").click()
    expect(page.get_by_role("button", name="Garder l’état des lieux")).to_be_visible()
    accessible(page)
    for tile in every(page.locator("input[name^=state_][value=good]")):
        if tile.is_visible():
            tile.check()
    page.get_by_label("Nombre, Porte du logement").fill("2")

    page.context.set_offline(True)
    page.get_by_role("button", name="Garder l’état des lieux").click()
    expect(page.get_by_text("Tout est gardé sur cet appareil")).to_be_visible()
    page.context.set_offline(False)
    expect(page.get_by_text("relisez-le ensemble, puis signez")).to_be_visible()
    _sign(page)
    accessible(page)

    page.goto(contract)
    page.get_by_role("link", name="Faire un état des lieux").click()
    expect(page.get_by_label("De sortie")).to_be_checked()
    page.get_by_role("button", name="Commencer").click()
    for n, line in enumerate(every(page.locator(".inventory-line:visible"))):
        line.locator(f"input[value={'damaged' if n == 1 else 'good'}]").check()
    page.get_by_label("Nombre, Porte du logement").fill("2")
    page.get_by_role("button", name="Garder l’état des lieux").click()
    expect(page.get_by_text("relisez-le ensemble, puis signez")).to_be_visible()
    expect(page.get_by_text("bon puis abîmé")).to_be_visible()
    _sign(page)
    accessible(page)
    shot(page, "etat-des-lieux")


def _sign(page: Any) -> None:
    page.get_by_role("link", name="Signer").click()
    page.get_by_label("Le ménage signe ici").fill("Mme Mallet")
    page.get_by_label("Pour le bailleur, nom").fill("N. Rossi")
    page.get_by_role("button", name="Signer tous les deux").click()
    expect(page.get_by_text(re.compile(r"^\s*Signé le")).first).to_be_visible()
