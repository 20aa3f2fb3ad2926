"""Houses, on a telephone, in a real browser: admission, repair, halting site, ALT2."""

import re
from datetime import timedelta
from io import BytesIO
from typing import Any

from django.utils import timezone
from openpyxl import load_workbook
from playwright.sync_api import expect

from tests.journeys.conftest import shot
from tests.journeys.steps import every, send

TODAY = timezone.localdate()
PHONE = {"width": 375, "height": 800}


def _day(days: int) -> str:
    return f"{TODAY + timedelta(days=days):%Y-%m-%d}"


def test_1_an_admission_from_the_siao_to_the_keys(enter: Any, accessible: Any) -> None:
    page = enter("Nadia", viewport=PHONE)
    page.goto("/admissions/")
    accessible(page)
    page.get_by_role("link", name="Recevoir une candidature").first.click()
    page.get_by_label("Maison demandée").select_option(label="Les Amandiers")
    page.get_by_label("Nom", exact=True).fill("Ndiaye")
    page.get_by_label("Prénom").fill("Fatou")
    page.get_by_role("button", name="Recevoir cette candidature").click()
    expect(page.get_by_text("Recopiez le n° de demande SI-SIAO").first).to_be_visible()
    accessible(page)
    page.get_by_label("N° de demande SI-SIAO").fill("13-2026-9001")
    page.get_by_role("button", name="Recevoir cette candidature").click()
    expect(page.get_by_text("Candidature reçue")).to_be_visible()
    accessible(page)
    shot(page, "candidature")

    page.get_by_role("link", name="Noter des pièces").first.click()
    for tile in every(page.locator("input[name=pieces]")):
        tile.check()
    page.get_by_role("button", name="Noter ces pièces").click()
    expect(page.get_by_text("Candidature complète.")).to_be_visible()
    page.get_by_role("link", name="Décider").first.click()
    page.get_by_label("acceptée").check()
    page.get_by_role("button", name="Garder cette décision").click()
    page.get_by_role("link", name="Ouvrir le dossier").click()
    page.get_by_role("button", name="Ouvrir ce dossier").click()
    page.get_by_role("link", name="Proposer un logement").click()
    accessible(page)
    page.get_by_label("Logement", exact=True).select_option(index=1)
    page.get_by_label("Réponse avant le").fill(_day(5))
    page.get_by_role("button", name="Proposer ce logement").click()
    page.get_by_role("link", name="Noter la réponse").click()
    page.get_by_role("button", name="Noter cette réponse").click()
    expect(page.get_by_text("le contrat est préparé")).to_be_visible()
    shot(page, "candidature-acceptee")

    # The keys: every piece of the contract, then the entry; the candidacy is over by itself.
    candidacy = page.url
    page.get_by_role("link", name="Contrat et clés").click()
    page.get_by_role("link", name=re.compile("Activer|Remettre les clés")).first.click()
    page.get_by_label(re.compile("réserve", re.IGNORECASE)).first.fill("Pièces à signer ce soir")
    for label in ("Réserve à lever avant le", "À lever avant le"):
        if page.get_by_label(label).count():
            page.get_by_label(label).first.fill(_day(7))
    send(page, page.locator(".form-foot button"))
    if page.get_by_text("Sans cette pièce, on n’entre pas").count():
        page.go_back()
        page.go_back()
        page.get_by_role("link", name=re.compile("pièces", re.IGNORECASE)).first.click()
        for tile in every(page.locator("input[name=pieces]")):
            tile.check()
        send(page, page.locator(".form-foot button"))
        page.get_by_role("link", name=re.compile("Activer|Remettre les clés")).first.click()
        send(page, page.locator(".form-foot button"))
    page.goto(candidacy)
    expect(page.get_by_text("entrée", exact=True).first).to_be_visible()
    accessible(page)
    page.get_by_role("link", name="Saisie dans SI-SIAO…").click()
    page.get_by_role("button", name="Noter la saisie").click()
    expect(page.get_by_text("SI-SIAO est à jour")).to_be_visible()
    shot(page, "candidature-entree")

    # The host finds someone to welcome.
    host = enter("Olivier", viewport=PHONE)
    host.goto("/residences/")
    accessible(host)
    host.get_by_role("link", name="Les Amandiers").first.click()
    accessible(host)
    expect(host.get_by_text("Accueillir le ménage Ndiaye")).to_be_visible()
    shot(host, "maison-telephone")


def test_2_a_leak_from_its_report_to_its_end_without_network(enter: Any, accessible: Any) -> None:
    page = enter("Nadia", viewport=PHONE)
    page.goto("/travaux/noter/")
    page.get_by_label("Où").select_option(index=3)
    page.get_by_label("Quoi").select_option("plumbing")
    page.get_by_label("En quelques mots").fill("Fuite sous le lavabo du parcours")
    page.get_by_label("urgent", exact=True).check()
    photo = {"name": "fuite.jpg", "mimeType": "image/jpeg", "buffer": b"not a picture"}
    page.get_by_label("Photos").set_input_files(photo)
    page.get_by_role("button", name="Noter cette demande").click()
    expect(page.get_by_text("n’est pas une photo").first).to_be_visible()
    accessible(page)
    page.get_by_label("Photos").set_input_files({**photo, "buffer": b"\xff\xd8\xff" + b"x" * 90})
    page.get_by_role("button", name="Noter cette demande").click()
    expect(page.get_by_text("Demande notée")).to_be_visible()
    request = page.url
    page.get_by_role("link", name="Commander").click()
    page.get_by_label("Technicien").select_option(label="Bruno F.")
    page.get_by_label("Rendez-vous le").fill(_day(0))
    page.get_by_role("button", name="Commander").click()
    expect(page.get_by_text("Commandé.", exact=True)).to_be_visible()

    # The technician opens the round, loses the network, closes the visit; it leaves by itself.
    bruno = enter("Bruno", viewport=PHONE)
    bruno.goto("/travaux/tournee/")
    accessible(bruno)
    shot(bruno, "tournee-telephone")
    bruno.wait_for_function("navigator.serviceWorker.ready.then(() => true)")
    bruno.reload()
    visit = bruno.locator("section.panel", has_text="Fuite sous le lavabo du parcours")
    visit.get_by_text("Noter le travail fait").first.click()
    visit.get_by_label("Ce qui a été fait").fill("Siphon changé")
    visit.get_by_label("Coût").fill("38,50")
    bruno.context.set_offline(True)
    visit.get_by_role("button", name="Noter le travail fait").click()
    expect(visit.get_by_text("Tout est gardé sur cet appareil")).to_be_visible()
    shot(bruno, "tournee-sans-reseau")
    bruno.reload()
    expect(bruno.get_by_role("heading", name="Ma tournée")).to_be_visible()
    bruno.context.set_offline(
        False
    )  # the network is back: what was kept leaves, nothing is pressed
    expect(bruno.get_by_text("a été envoyé")).to_be_visible()

    page.goto(request)
    expect(page.get_by_text("Siphon changé")).to_be_visible()
    page.get_by_role("link", name="Demander si c’est réparé").click()
    page.get_by_label("c’est réparé", exact=True).check()
    page.get_by_label("content", exact=True).check()
    page.get_by_role("button", name="Noter la réponse").click()
    expect(page.get_by_text("Demande close.")).to_be_visible()
    accessible(page)


def test_3_what_was_kept_and_is_refused_is_said(enter: Any) -> None:
    page = enter("Nadia", viewport=PHONE)
    page.goto("/travaux/noter/")
    page.get_by_label("Où").select_option(index=4)
    page.get_by_label("Quoi").select_option("locks")
    page.get_by_label("En quelques mots").fill("Serrure du parcours")
    page.get_by_role("button", name="Noter cette demande").click()
    expect(page.get_by_text("Demande notée")).to_be_visible()
    request = page.url
    page.get_by_role("link", name="Commander").click()
    page.get_by_label("Technicien").select_option(label="Bruno F.")
    page.get_by_label("Rendez-vous le").fill(_day(0))
    page.get_by_role("button", name="Commander").click()
    expect(page.get_by_text("dites pourquoi nous la commandons").first).to_be_visible()
    page.get_by_label("Pourquoi nous la commandons").fill("À la demande du ménage, refacturé")
    page.get_by_role("button", name="Commander").click()
    expect(page.get_by_text("Commandé.", exact=True)).to_be_visible()

    bruno = enter("Bruno", viewport=PHONE)
    bruno.goto("/travaux/tournee/")
    visit = bruno.locator("section.panel", has_text="Serrure du parcours")
    visit.get_by_text("Noter le travail fait").first.click()
    visit.get_by_label("Ce qui a été fait").fill("Barillet changé")
    bruno.context.set_offline(True)
    visit.get_by_role("button", name="Noter le travail fait").click()
    expect(visit.get_by_text("Tout est gardé sur cet appareil")).to_be_visible()

    page.goto(request)
    page.get_by_role("button", name=re.compile("Annuler")).click()
    expect(page.get_by_text("Ordre annulé")).to_be_visible()

    bruno.context.set_offline(False)
    bruno.reload()
    expect(bruno.get_by_text("gardé sur cet appareil, a été refusé")).to_be_visible()
    bruno.get_by_role("button", name="Ne plus le garder").click()
    expect(bruno.get_by_text("a été refusé")).to_have_count(0)


def test_4_a_stay_on_a_halting_site_from_the_arrival_to_the_refund(
    enter: Any, accessible: Any
) -> None:
    page = enter("Yvan", viewport=PHONE)
    page.goto("/aires/")
    accessible(page)
    page.get_by_role("link", name="Les Peupliers").click()
    accessible(page)
    shot(page, "aire-telephone")
    page.get_by_role("link", name="Noter une arrivée", exact=True).click()
    page.get_by_label("Emplacement").select_option(label="emplacement 06")
    page.get_by_label("Sinon, nom").fill("Lafleur")
    page.get_by_label("Arrivée le").fill(_day(-14))
    page.get_by_label("Dépôt de garantie reçu").fill("100")
    page.get_by_label("Index de l’eau").fill("1")
    page.get_by_label("Index de l’électricité").fill("2200")
    page.get_by_label("Convention signée").check()
    page.get_by_role("button", name="Installer ce ménage").click()
    expect(page.get_by_text("un compteur ne recule pas").first).to_be_visible()
    accessible(page)
    page.get_by_label("Index de l’eau").fill("120")
    page.get_by_role("button", name="Installer ce ménage").click()
    expect(page.get_by_text("Arrivée notée")).to_be_visible()
    accessible(page)
    page.get_by_role("link", name="Prépaiement").click()
    page.get_by_label("Montant").fill("20")
    page.get_by_role("button", name="Encaisser ce prépaiement").click()
    expect(page.get_by_text("20,00 € payés d’avance")).to_be_visible()
    shot(page, "sejour-telephone")

    # 14 days x 2 places x 1.50 = 42.00; 5 m³ x 4.20 = 21.00; 20.00 paid before; 43.00 kept of 100.
    page.get_by_role("link", name="Noter le départ").click()
    accessible(page)
    page.get_by_label("Index de l’eau").fill("125")
    page.get_by_label("Index de l’électricité").fill("2200")
    page.get_by_role("button", name="Solder ce séjour").click()
    expect(page.get_by_text("Dépôt rendu : 57,00 €.")).to_be_visible()
    accessible(page)


def test_5_the_yearly_file_of_a_halting_site(enter: Any, accessible: Any) -> None:
    page = enter("Nadia", viewport=PHONE)
    page.goto("/aires/")
    page.get_by_role("link", name="Les Peupliers").click()
    page.get_by_role("link", name="Aide ALT2").click()
    accessible(page)
    page.get_by_role("link", name=f"ALT2 {TODAY.year - 1}").click()
    accessible(page)
    shot(page, "alt2")
    with page.expect_download() as told:
        page.get_by_role("link", name="Fichier").click()
    rows = list(
        load_workbook(BytesIO(told.value.path().read_bytes())).active.iter_rows(values_only=True)
    )
    assert len(rows) == 14
    assert rows[0][0] == "Aire"
    assert rows[1][2] == 12
    # The fixed part of twelve places is due even when nobody came; people did.
    assert rows[-1][-1] > 12 * 12 * 88.30


def test_6_a_private_room_is_not_entered_without_a_word(enter: Any, accessible: Any) -> None:
    page = enter("Olivier", viewport=PHONE)
    page.goto("/residences/")
    page.get_by_role("link", name="Les Amandiers").first.click()
    # Somebody who stays: neither leaving nor beyond their right.
    page.locator(".rooms li:not([data-tone]) a[href*=residents]").first.click()
    accessible(page)
    shot(page, "resident-telephone")
    page.get_by_role("link", name="Entrée dans le logement").click()
    page.get_by_label("Pourquoi").fill("Détecteur à changer")
    page.get_by_role("button", name="Noter cette entrée").click()
    expect(
        page.get_by_text("On n’entre chez quelqu’un que s’il a été prévenu").first
    ).to_be_visible()
    page.get_by_label("Personne prévenue le").fill(_day(-2))
    page.get_by_role("button", name="Noter cette entrée").click()
    expect(page.get_by_text("Entrée notée.")).to_be_visible()

    page.get_by_role("link", name="Déclarer une personne").click()
    page.get_by_label("Prénom et nom").fill("Marc Roux")
    page.get_by_label("Au, ce jour compris").fill(_day(120))
    page.get_by_role("button", name="Déclarer cette personne").click()
    expect(page.get_by_text("trois mois au plus").first).to_be_visible()
    page.get_by_label("Au, ce jour compris").fill(_day(20))
    page.get_by_role("button", name="Déclarer cette personne").click()
    expect(page.get_by_text("Personne déclarée.")).to_be_visible()
    accessible(page)
