"""Whom one sends to a partner, and whom one settles in: from a directory, and from the keys."""

import re
from datetime import date
from typing import Any

from playwright.sync_api import expect

from tests.journeys.conftest import both_widths


def _card(page: Any, title: str) -> Any:
    return page.locator("section.panel").filter(
        has=page.get_by_role("heading", name=title, exact=True)
    )


def test_1_a_partners_offer_is_written_used_and_counted(enter: Any, accessible: Any) -> None:
    anne = enter("Anne")
    anne.goto("/structures/ajouter/")
    anne.get_by_label("Nom", exact=True).fill("Le Comptoir des savoirs")
    anne.get_by_label("partenaire").check()
    anne.get_by_label("Téléphone").fill("0442550188")
    anne.get_by_role("button", name="Ajouter cette structure").click()
    anne.get_by_role("link", name="Ajouter une offre").click()
    anne.get_by_label("Nom de l’offre").fill("Aide aux devoirs")
    anne.get_by_label("Thème").select_option("family")
    anne.get_by_label("familles").check()
    anne.get_by_label("téléphoner").check()
    anne.get_by_role("button", name="Ajouter cette offre").click()
    expect(anne.get_by_text("04 42 55 01 88").first).to_be_visible()
    both_widths(anne, accessible, "offre")

    samira = enter("Samira")
    samira.goto("/annuaire/?public=families")
    samira.get_by_role("link", name="Aide aux devoirs").click()
    samira.get_by_role("link", name="Orienter un ménage").click()
    samira.locator("main table tbody a").first.click()
    samira.get_by_label("Le ménage est d’accord").check()
    samira.get_by_role("button", name="Orienter vers ce partenaire").click()
    expect(samira.get_by_text("Orientation envoyée.")).to_be_visible()
    samira.goto("/orientations/?q=devoirs")
    samira.get_by_role("link", name="Reçue ?").click()
    samira.get_by_role("button", name="Noter cette réception").click()
    samira.goto("/orientations/?q=devoirs")
    samira.get_by_role("link", name="Clore").click()
    samira.get_by_label("reçu et aidé").check()
    samira.get_by_role("button", name="Clore cette orientation").click()

    anne.goto(f"/orientations/ce-qui-a-servi/?annee={date.today().year}")  # noqa: DTZ011
    line = anne.locator("tr", has_text="Le Comptoir des savoirs")
    told = [cell.strip() for cell in line.locator("th, td").all_inner_texts()]
    assert told == ["Le Comptoir des savoirs", "Aide aux devoirs", *"110000"]
    both_widths(anne, accessible, "ce-qui-a-servi")


def test_2_an_entry_from_the_keys_to_the_benefit_open(enter: Any, accessible: Any) -> None:
    samira = enter("Samira")
    samira.goto("/installations/?etat=aide")
    samira.locator("main table tbody a").first.click()
    both_widths(samira, accessible, "installation")
    to_do = _card(samira, "À faire")
    to_do.get_by_role("link", name=re.compile("Fait….*Aide au logement demandée")).click()
    samira.get_by_role("button", name="Noter que c’est fait").click()
    done = _card(samira, "Fait")
    expect(done.get_by_text("Aide au logement demandée", exact=True)).to_be_visible()
    expect(to_do.get_by_text("Aide au logement ouverte", exact=True)).to_be_visible()

    to_do.get_by_role("link", name=re.compile("Fait….*Aide au logement ouverte")).click()
    samira.get_by_label("Précision").fill("218 euros, notifiée ce matin")
    samira.get_by_role("button", name="Noter que c’est fait").click()
    expect(done.get_by_text("218 euros, notifiée ce matin")).to_be_visible()
    who = samira.get_by_role("heading", level=1).inner_text().removeprefix("L’installation ")
    samira.goto("/installations/?etat=aide")
    expect(samira.locator("main table")).not_to_contain_text(who.removeprefix("du "))
