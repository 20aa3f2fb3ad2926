"""Keeping people in their homes, in a real browser: a debt talked over, a procedure, a commission."""

import re
from datetime import timedelta
from typing import Any

from django.utils import timezone
from playwright.sync_api import expect

from tests.journeys.conftest import shot
from tests.journeys.steps import every, pick, send

TODAY = timezone.localdate()


def _day(days: int) -> str:
    return f"{TODAY + timedelta(days=days):%Y-%m-%d}"


def test_1_from_the_first_missed_rent_to_a_plan_kept(enter: Any, accessible: Any) -> None:
    page = enter("Nadia")
    page.get_by_role("link", name="Impayés et prévention").first.click()
    accessible(page)
    shot(page, "impayes")
    page.get_by_role("link", name=re.compile(r"Valider \d+ dossier")).click()
    accessible(page)
    page.get_by_role("button", name="Suivre ces dossiers").click()
    expect(page.get_by_text("Dossiers suivis")).to_be_visible()

    # A household that owes, whom nobody has a plan with: a call, then what it can pay.
    page.goto("/impayes/?qui=here&tri=-debt")
    hrefs = [link.get_attribute("href") for link in every(page.locator("tbody th a"))]
    for href in hrefs:
        page.goto(str(href))
        if page.get_by_role("link", name="Proposer un plan").count():
            break
    accessible(page)
    page.get_by_role("link", name="Noter une démarche").click()
    page.get_by_label("Quoi").select_option("call")
    page.get_by_label("Ce qu’il en est").select_option("promised")
    page.get_by_role("button", name="Noter cette démarche").click()
    expect(page.get_by_text("Dites pour quel jour le paiement est promis").first).to_be_visible()
    page.get_by_label("Paiement promis pour le").fill(_day(7))
    page.get_by_role("button", name="Noter cette démarche").click()
    expect(page.get_by_text("Démarche notée.")).to_be_visible()
    case = page.url

    page.get_by_role("link", name="Proposer un plan").click()
    accessible(page)
    total = page.get_by_label("Dette du plan").input_value()
    page.get_by_label("Capacité de remboursement par mois").fill("0,50")
    page.get_by_label("Nombre de mensualités").fill("2")
    page.get_by_role("button", name="Enregistrer ce plan").click()
    expect(page.get_by_text("plus que la capacité").first).to_be_visible()
    page.get_by_label("Capacité de remboursement par mois").fill(total)
    page.get_by_label("Convenu le").fill(_day(-1))
    page.get_by_label("Première mensualité le").fill(_day(20))
    page.get_by_role("button", name="Enregistrer ce plan").click()
    expect(page.get_by_text("Plan enregistré.")).to_be_visible()
    accessible(page)
    shot(page, "plan")
    plan = page.url

    # The household pays everything: the plan says so, and the night closes both.
    page.get_by_role("link", name="Compte du ménage").click()
    page.get_by_role("link", name=re.compile("paiement", re.IGNORECASE)).first.click()
    page.get_by_label("Montant").fill(total)
    page.get_by_role("radio", name="virement").check()
    send(page, page.locator(".form-foot button"))
    page.goto(plan)
    expect(page.get_by_text("payée", exact=True).first).to_be_visible()
    expect(page.get_by_text("manquée", exact=True)).to_have_count(0)
    page.goto(case)
    shot(page, "dossier-impaye")


def test_2_the_effect_of_a_rule_is_seen_before_it_is_changed(enter: Any, accessible: Any) -> None:
    page = enter("Nadia")
    page.goto("/impayes/regles/")
    accessible(page)
    page.get_by_role("link", name="Changer… : Retard d’un mois").click()
    page.get_by_label("Jours de retard, au moins").fill("40")
    page.get_by_role("button", name="Voir l’effet").click()
    expect(page.get_by_role("heading", name="Effet aujourd’hui")).to_be_visible()
    accessible(page)
    page.get_by_role("button", name="Appliquer ce changement").click()
    expect(page.get_by_text("Règle enregistrée")).to_be_visible()
    expect(page.get_by_text("Dès 40 jours de retard")).to_be_visible()


def test_3_from_an_order_to_pay_to_a_protocol(enter: Any, accessible: Any) -> None:
    page = enter("Claire")
    page.goto("/menages/")
    hrefs = [link.get_attribute("href") for link in every(page.locator("tbody th a"))]
    for href in hrefs[3:]:
        page.goto(str(href))
        page.get_by_role("button", name="Plus…").click()
        if page.get_by_role("link", name="Suivre une procédure").count():
            break
    name = page.locator("h1").inner_text()
    page.get_by_role("link", name="Suivre une procédure").press("Enter")
    accessible(page)
    page.get_by_label("Contrat avec nous").select_option("")
    page.get_by_label("Régime, si ce n’est pas un de nos contrats").select_option("loi89")
    page.get_by_label("Bail signé le").fill("2024-02-01")
    page.get_by_label("Procédure ouverte le").fill(_day(-300))
    page.get_by_role("button", name="Ouvrir la procédure").click()
    expect(page.get_by_text("notez le premier acte reçu")).to_be_visible()
    procedure = page.url

    # A judgment cannot come first: only what may come next is offered, and a date is asked.
    page.goto(f"{procedure}noter/judgment/")
    page.get_by_label("Ce que le juge décide").select_option("terminated")
    page.get_by_role("button", name="Noter cet acte").click()
    expect(page.get_by_text("vient après").first).to_be_visible()

    for code, days in (("referral", -300), ("payment_order", -290)):
        page.goto(f"{procedure}noter/{code}/")
        page.get_by_label("Le", exact=True).fill(_day(days))
        page.get_by_role("button", name="Noter cet acte").click()
        expect(page.get_by_text("Les échéances sont recalculées")).to_be_visible()
    expect(page.get_by_text("Le délai pour payer expire", exact=True)).to_be_visible()
    expect(page.get_by_text("La clause résolutoire est acquise", exact=True)).to_be_visible()

    page.goto(f"{procedure}noter/summons/")
    page.get_by_label("Le", exact=True).fill(_day(-200))
    page.get_by_label("Audience le").fill(_day(-80))
    page.get_by_role("button", name="Noter cet acte").click()
    expect(page.get_by_text("Avis au préfet").first).to_be_visible()
    expect(page.get_by_text("42 jours francs à rebours").first).to_be_visible()
    accessible(page)

    page.get_by_role("link", name="Corriger la date… : Avis au préfet").click()
    page.get_by_label("Date retenue").fill("")
    page.get_by_label("Pourquoi").fill("Avis reçu par le greffe, preuve au dossier")
    page.get_by_role("button", name="Garder cette date").click()
    expect(page.get_by_text("sans objet").first).to_be_visible()

    page.goto(f"{procedure}noter/judgment/")
    page.get_by_label("Le", exact=True).fill(_day(-80))
    page.get_by_label("Ce que le juge décide").select_option("terminated")
    page.get_by_role("button", name="Noter cet acte").click()
    page.get_by_role("link", name="Signer un protocole").click()
    accessible(page)
    page.get_by_label("Signé le").fill(_day(-10))
    page.get_by_label("Jusqu’au").fill(_day(900))
    page.get_by_role("button", name="Noter la signature").click()
    expect(page.get_by_text("Deux ans au plus").first).to_be_visible()
    page.get_by_label("Jusqu’au").fill(_day(600))
    page.get_by_role("button", name="Noter la signature").click()
    expect(page.get_by_text("Protocole signé")).to_be_visible()

    page.get_by_role("link", name="« Où j’en suis »").click()
    accessible(page)
    expect(page.get_by_text("Payer le loyer du mois, en entier")).to_be_visible()
    assert name.split()[-1] in page.locator("h1").inner_text()


def test_4_the_lawyers_advice_is_not_for_the_landlord(enter: Any, accessible: Any) -> None:
    page = enter("Samira")
    page.goto("/procedures/permanences/")
    accessible(page)
    page.get_by_role("link", name=re.compile(r"\d{4}")).last.click()
    accessible(page)
    page.get_by_role("link", name="Lire l’avis").first.click()
    accessible(page)
    expect(page.get_by_text("soulever la nullité")).to_be_visible()
    advice = page.url

    landlord = enter("Nadia")
    answer = landlord.goto(advice)
    assert answer.status == 403
    landlord.goto("/procedures/")
    accessible(landlord)
    landlord.locator("tbody th a").first.click()
    accessible(landlord)
    shot(landlord, "procedure")
    expect(landlord.get_by_text("nullité")).to_have_count(0)


def test_5_a_commission_from_its_agenda_to_its_minutes(enter: Any, accessible: Any) -> None:
    page = enter("Samira")
    page.goto("/procedures/ccapex/")
    accessible(page)
    page.get_by_role("link", name="Convoquer une séance").click()
    page.get_by_label("Le", exact=True).fill(_day(0))
    page.get_by_label("Où").fill("Mairie annexe")
    page.get_by_role("button", name="Convoquer").click()
    expect(page.get_by_text("Séance convoquée")).to_be_visible()
    session = page.url

    for name, landlord in (("Mme T.", "Phocée Habitat"), ("M. U.", "")):
        page.get_by_role("link", name="Ajouter une situation").click()
        page.get_by_label("Ou une situation d’un partenaire").fill(name)
        if landlord:
            pick(page, "Bailleur", landlord[:5], landlord)
        page.get_by_label("Ce qui est partagé").fill("Loyer courant repris, plan proposé.")
        page.get_by_role("button", name="Ajouter cette situation").click()
        expect(page.get_by_text("Le ménage est informé").first).to_be_visible()
        page.get_by_label("Ménage informé le").fill(_day(-5))
        page.get_by_role("button", name="Ajouter cette situation").click()
        expect(page.get_by_text("Situation ajoutée.")).to_be_visible()
    accessible(page)

    # The landlord's agenda is a paper of its own.
    href = page.get_by_role("link", name="M. Imbert").get_attribute("href")
    answer = page.request.get(href)
    assert answer.headers["content-type"] == "application/pdf"

    page.get_by_role("link", name="Clore la séance…").click()
    page.get_by_role("button", name="Clore la séance").click()
    expect(page.get_by_text("n’a pas d’avis").first).to_be_visible()

    page.goto(session)
    for _ in range(2):
        page.get_by_role("link", name="Rendre l’avis", exact=True).first.click()
        page.get_by_label("Avis de la commission").fill("Un plan, et un accompagnement.")
        page.get_by_role("button", name="Rendre cet avis").click()
        expect(page.get_by_text("Demandez ses suites")).to_be_visible()
    page.get_by_role("link", name="Demander une suite…").first.click()
    page.get_by_label("Suite demandée").select_option("support")
    page.get_by_label("Qui s’en charge").fill("CCAS")
    page.get_by_label("Avant le").fill(_day(30))
    page.get_by_role("button", name="Demander cette suite").click()
    expect(page.get_by_text("elle sera suivie")).to_be_visible()

    page.get_by_role("link", name="Présents…").click()
    page.get_by_role("checkbox").first.check()
    page.get_by_role("button", name="Noter les présents").click()
    page.get_by_role("link", name="Clore la séance…").click()
    page.get_by_role("button", name="Clore la séance").click()
    expect(page.get_by_text("son relevé est prêt")).to_be_visible()
    accessible(page)
    shot(page, "ccapex")

    page.get_by_role("link", name="Noter la suite…").first.click()
    page.get_by_label("Ce qu’il en est").fill("Mesure ouverte.")
    page.get_by_role("button", name="Noter cette suite").click()
    expect(page.get_by_text("Mesure ouverte.")).to_be_visible()
    page.goto("/procedures/ccapex/annee/")
    accessible(page)
    expect(page.get_by_text("Accompagnement (ASLL, AVDL, MASP)")).to_be_visible()
