"""What comes after a lease, two sets of books, a meeting from its agenda to what one promised."""

import re
from typing import Any

from playwright.sync_api import expect

from tests.journeys.conftest import both_widths


def _card(page: Any, title: str) -> Any:
    return page.locator("section.panel").filter(
        has=page.get_by_role("heading", name=title, exact=True)
    )


def _emphyteusis(page: Any) -> None:
    page.goto("/contrats/prises-a-bail/?nature=emphyteutic")
    page.locator("main table tbody a").first.click()


def test_1_an_emphyteutic_lease_is_weighed_then_handed_over_with_its_households(
    enter: Any, accessible: Any
) -> None:
    nadia = enter("Nadia")
    _emphyteusis(nadia)
    nadia.get_by_role("link", name="Comparer les scénarios").click()
    expect(nadia.get_by_role("heading", name="Après ce titre")).to_be_visible()
    nadia.get_by_role("link", name="Ajouter un scénario").click()
    nadia.get_by_label("cession avec les ménages").check()
    nadia.get_by_role("button", name="Ajouter ce scénario").click()
    nadia.get_by_label("Travaux").fill("12 000")
    nadia.get_by_role("button", name="Enregistrer ces chiffres").click()
    both_widths(nadia, accessible, "apres-un-titre")
    nadia.get_by_role("link", name=re.compile("Retenir….*[Cc]ession")).click()
    nadia.get_by_label("Pourquoi").fill("Le conseil l’a voté")
    nadia.get_by_role("button", name="Retenir ce scénario").click()

    nadia.get_by_role("link", name="Céder le titre").click()
    told = nadia.locator("main").inner_text()
    count = int(re.search(r"(\d+)\s+contrats? continue", told).group(1))  # type: ignore[union-attr]
    picker = nadia.get_by_label("À qui")
    if picker.evaluate("each => each.tagName") == "SELECT":
        picker.select_option(index=1)
    else:
        picker.fill("Habitat du Port")
        nadia.get_by_label(re.compile("Habitat du Port")).first.check()
    nadia.get_by_role("button", name="Céder ce titre").click()
    expect(nadia.get_by_text("Titre cédé")).to_be_visible()
    gone = nadia.locator("section.panel", has_text="avec ce preneur").locator("a")
    contracts = [each.get_attribute("href") for each in gone.all()]
    contracts = [each for each in contracts if each and each.startswith("/contrats/")]
    assert len(contracts) == count
    if contracts:
        nadia.goto(contracts[0])
        expect(nadia.get_by_text("contrat repris par un autre preneur").first).to_be_visible()
    _emphyteusis(nadia)
    expect(nadia.get_by_text("Cédé à").first).to_be_visible()
    nadia.get_by_role("link", name="Comparer les scénarios").click()
    nadia.get_by_role("link", name="Cession notée par erreur").click()
    nadia.get_by_role("button", name="Annuler cette cession").click()
    expect(nadia.get_by_text("courent de nouveau").first).to_be_visible()


def test_2_a_meeting_from_its_agenda_to_what_somebody_promised(
    enter: Any, accessible: Any
) -> None:
    nadia = enter("Nadia")
    nadia.goto("/reunions/?etat=planned")
    nadia.get_by_role("link", name=re.compile("Baux à faire glisser")).click()
    both_widths(nadia, accessible, "reunion")
    slides = _card(nadia, "Ses baux qui peuvent glisser")
    expect(slides).to_be_visible()
    nadia.get_by_role("link", name="Ajouter un point").click()
    nadia.get_by_label("De quoi on parle").fill("Le calendrier des bilans")
    nadia.get_by_role("button", name="Ajouter ce point").click()
    nadia.get_by_role("link", name=re.compile("Noter….*calendrier")).click()
    nadia.get_by_label("Ce qui est décidé").fill("Un point chaque trimestre.")
    nadia.get_by_role("button", name="Enregistrer").click()
    expect(nadia.get_by_text("Un point chaque trimestre.")).to_be_visible()
    nadia.get_by_role("link", name="Confier une suite").click()
    nadia.get_by_label("Quoi").fill("Envoyer les dates au bailleur")
    nadia.get_by_role("button", name="Confier cette suite").click()
    expect(nadia.get_by_text("Envoyer les dates au bailleur", exact=True)).to_be_visible()


def test_3_what_each_activity_and_each_home_leaves_in_each_set_of_books(enter: Any) -> None:
    helene = enter("Hélène")
    helene.goto("/resultats/")
    main = helene.locator("main").inner_text()
    helene.get_by_role("link", name="Platane Habitat SCIC").first.click()
    other = helene.locator("main").inner_text()
    assert main != other
    assert "Le Verger" in other
    assert "Le Verger" not in main.replace("Platane Habitat SCIC", "")

    helene.get_by_role("link", name="Le Verger").click()
    rows = helene.locator("main table tbody tr")
    expect(rows.first).to_contain_text("Verger 1")


def test_4_ones_week_is_mended_and_the_teams_months_are_read(enter: Any, accessible: Any) -> None:
    samira = enter("Samira")
    samira.goto("/temps/")
    both_widths(samira, accessible, "mon-temps")
    samira.get_by_role("link", name="Ajouter un temps").click()
    samira.get_by_label("trajets").check()
    samira.get_by_label("Minutes").fill("35")
    samira.get_by_role("button", name="Ajouter ce temps").click()
    expect(samira.get_by_text("Temps ajouté.")).to_be_visible()
    samira.goto("/temps/equipe/")
    expect(samira.get_by_role("heading", name="Par financeur")).to_be_visible()
