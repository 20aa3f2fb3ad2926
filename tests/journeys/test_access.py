"""Coming in: someone is invited by two, chooses their password, changes it, loses it."""

import io
import re
from typing import Any

from playwright.sync_api import expect
from pypdf import PdfReader

from tests.journeys.conftest import both_widths

FIRST, SECOND = "cheval correct pile agrafe", "lampe violette sept canards"


PRINTED = """async (form) => {
  const answer = await fetch(form.action, { method: "POST", body: new FormData(form) });
  return Array.from(new Uint8Array(await answer.arrayBuffer()));
}"""


def _letter(page: Any) -> str:
    """The link that a printed letter bears: read from the PDF, as the person reads it."""
    form = page.locator("form").filter(has=page.get_by_role("button", name="Imprimer la lettre"))
    content = bytes(form.first.evaluate(PRINTED))
    text = "".join(each.extract_text() for each in PdfReader(io.BytesIO(content)).pages)
    found = re.search(r"/entrer/cle/\d+/[\w-]+/", re.sub(r"\s", "", text))
    assert found is not None, text
    return found[0]


def test_1_an_access_is_asked_by_one_agreed_by_another_and_accepted_by_the_person(
    enter: Any, browser: Any, site: str, accessible: Any
) -> None:
    page = enter("Paul")
    page.goto("/equipe/")
    page.get_by_role("link", name="Donner un accès").click()
    page.get_by_label("Prénom").fill("Lucie")
    page.get_by_label("Nom", exact=True).fill("Marchand")
    page.get_by_label("Adresse électronique").fill("lucie.marchand@platane.example")
    page.get_by_label("Fonction").fill("travailleuse sociale")
    page.get_by_label("Travail social").check()
    page.get_by_label("Partout").check()
    page.get_by_role("button", name="Demander cet accès").click()
    expect(page.get_by_text("Il manque l’accord d’une autre personne").first).to_be_visible()
    expect(page.get_by_role("button", name="Imprimer la lettre")).to_have_count(0)
    both_widths(page, accessible, "acces")

    anne = enter("Anne")
    anne.get_by_role("link", name=re.compile("Lucie Marchand")).click()
    anne.get_by_role("link", name="Donner le second accord").click()
    anne.get_by_role("button", name="Donner mon accord").click()
    expect(anne.get_by_text("Accord donné.")).to_be_visible()

    page.reload()
    expect(page.get_by_text("remet son lien à la personne")).to_be_visible()
    old, link = _letter(anne), _letter(anne)
    assert old != link

    lucie = browser.new_context(base_url=site, locale="fr-FR").new_page()
    lucie.goto(old)
    expect(lucie.get_by_text("n’est plus valable").first).to_be_visible()
    lucie.goto(link)
    accessible(lucie)
    lucie.get_by_label("Nouveau mot de passe").fill("lucie2026lucie")
    lucie.get_by_label("Encore une fois").fill("lucie2026lucie")
    lucie.get_by_role("button", name="Entrer dans Palier").click()
    expect(lucie.get_by_text("Ce mot de passe se devine").first).to_be_visible()
    lucie.get_by_label("Nouveau mot de passe").fill(FIRST)
    lucie.get_by_label("Encore une fois").fill(FIRST)
    lucie.get_by_role("button", name="Entrer dans Palier").click()
    lucie.get_by_role("heading", name="Bonjour Lucie").wait_for()

    lucie.goto("/reglages/mot-de-passe/")
    both_widths(lucie, accessible, "mot-de-passe")
    lucie.get_by_label("Mot de passe actuel").fill(FIRST)
    lucie.get_by_label("Nouveau mot de passe").fill(SECOND)
    lucie.get_by_label("Encore une fois").fill(SECOND)
    lucie.get_by_role("button", name="Changer mon mot de passe").click()
    expect(lucie.get_by_text("Mot de passe changé.")).to_be_visible()
    lucie.context.close()

    anne.goto("/association/securite/")
    both_widths(anne, accessible, "securite")
    expect(anne.locator("tbody").get_by_text("second accord donné")).to_be_visible()
    expect(anne.locator("tbody").get_by_text("mot de passe changé")).to_be_visible()


def test_2_a_forgotten_password_tells_nobody_whether_an_address_is_known(
    browser: Any, site: str, accessible: Any
) -> None:
    page = browser.new_context(base_url=site, locale="fr-FR").new_page()
    page.goto("/entrer/")
    page.get_by_role("link", name="Mot de passe oublié").click()
    accessible(page)
    page.get_by_label("Adresse électronique").fill("personne@ailleurs.example")
    page.get_by_role("button", name="Recevoir un lien").click()

    expect(page.get_by_text("Si cette adresse a un accès, un courriel part.")).to_be_visible()
    accessible(page)
    page.context.close()


def test_3_a_draft_is_sealed_in_the_browser_and_gone_at_the_door(enter: Any) -> None:
    page = enter("Samira")
    page.goto("/accompagnements/mes-menages/")
    page.locator(".todos a").first.click()
    page.get_by_role("link", name="Noter un entretien").click()
    area = page.get_by_label("Ce qui s’est dit, ce qui a été fait")
    area.type("Elle parle de son frère.")
    page.wait_for_function("Object.keys(localStorage).some((key) => key.startsWith('palier:'))")

    assert "frère" not in page.evaluate("JSON.stringify(localStorage)")
    page.reload()
    page.get_by_text("retrouvé sur cet appareil").wait_for()
    assert area.input_value() == "Elle parle de son frère."

    said: list[str] = []

    def answer(dialog: Any) -> None:
        said.append(dialog.message)
        dialog.dismiss() if len(said) == 1 else dialog.accept()

    page.on("dialog", answer)
    leave = "document.querySelector('form[action=\"/sortir/\"]').requestSubmit()"
    page.evaluate(leave)
    assert said[0].startswith("Un texte n’est pas enregistré")
    assert area.input_value() == "Elle parle de son frère.", "one stays, and so does the text"
    page.evaluate(leave)
    page.wait_for_url("**/entrer/**")
    kept = "Object.keys(localStorage).filter((key) => key.startsWith('palier:'))"
    assert page.evaluate(kept) == []


def test_4_a_session_that_ends_alone_takes_no_word_away(enter: Any) -> None:
    page = enter("Samira")
    page.goto("/accompagnements/mes-menages/")
    page.locator(".todos a").first.click()
    page.get_by_role("link", name="Noter un entretien").click()
    area, at = page.get_by_label("Ce qui s’est dit, ce qui a été fait"), page.url
    area.type("Elle parle de sa sœur.")
    page.wait_for_function("Object.keys(localStorage).some((key) => key.startsWith('palier:'))")

    page.context.clear_cookies(name="palier")
    page.get_by_role("button", name="Enregistrer la note").click()
    page.wait_for_url("**/entrer/**")
    page.get_by_role("button", name="Entrer comme Samira").click()
    page.wait_for_url(lambda url: "/entrer/" not in url)
    page.goto(at)

    page.get_by_text("retrouvé sur cet appareil").wait_for()
    assert area.input_value() == "Elle parle de sa sœur."
    page.get_by_role("button", name="Effacer ce brouillon").click()
    assert area.input_value() == ""
