"""Money in a real browser: an owner paid, an agency’s file settled, a year of charges called."""

import re
from typing import Any

from django.utils import timezone
from playwright.sync_api import expect

from config.demo.buying import a_factur_x
from tests.journeys.conftest import both_widths, shot
from tests.journeys.steps import every, pick, send, through_menu


def test_1_an_owner_is_paid_by_a_file_for_the_bank(enter: Any, accessible: Any) -> None:
    page = enter("Hélène")
    through_menu(page, "Propriétaires")
    accessible(page)
    page.get_by_role("link", name="Payer", exact=True).click()
    accessible(page)
    page.get_by_role("button", name="Préparer les virements").click()
    expect(page.get_by_text("prête : téléchargez son fichier")).to_be_visible()
    accessible(page)
    shot(page, "virements")
    with page.expect_download() as waited:
        page.get_by_role("link", name="Télécharger le fichier").click()
    content = waited.value.path().read_text()
    assert "pain.001.001.09" in content
    total = re.search(r"<CtrlSum>([\d.]+)</CtrlSum>", content)
    assert total
    batch = page.url

    page.goto("/proprietaires/?etat=paye")
    expect(page.get_by_text("Payé", exact=True).first).to_be_visible()
    page.goto(batch)
    page.get_by_role("link", name="Annuler cette remise").click()
    page.get_by_role("button", name="Annuler cette remise").click()
    expect(page.get_by_text("ce qu’elle payait est de nouveau dû")).to_be_visible()
    page.goto("/proprietaires/?etat=payer")
    expect(page.locator("tfoot")).to_contain_text(
        f"{float(total[1]):,.2f}".replace(",", "\u202f").replace(".", ",")
    )


def test_2_a_principal_is_rendered_its_money_to_the_cent(enter: Any, accessible: Any) -> None:
    page = enter("Hélène")
    page.goto("/proprietaires/mandats/")
    accessible(page)
    expect(page.get_by_text("aucun", exact=True)).to_be_visible()
    page.locator("tbody th a").first.click()
    accessible(page)
    shot(page, "mandat")
    page.get_by_role("link", name="Noter une dépense").click()
    page.get_by_label("Quoi").fill("Serrure, facture 31")
    page.get_by_label("Montant").fill("999999")
    page.get_by_role("button", name="Noter cette dépense").click()
    expect(page.get_by_text("on ne dépense pas plus que cela").first).to_be_visible()
    page.get_by_label("Montant").fill("48,20")
    page.get_by_role("button", name="Noter cette dépense").click()
    expect(page.get_by_text("Dépense notée.")).to_be_visible()
    expect(page.get_by_text("Serrure, facture 31").first).to_be_visible()
    page.goto("/proprietaires/mandats/")
    expect(page.get_by_text("aucun", exact=True)).to_be_visible()


def test_3_an_agencys_file_is_settled_person_by_person(enter: Any, accessible: Any) -> None:
    page = enter("Hélène")
    through_menu(page, "Aides au logement")
    page.get_by_role("row", name=re.compile("à reconnaître")).get_by_role("link").first.click()
    accessible(page)
    shot(page, "aides")
    url = page.url
    page.get_by_role("link", name="Rapprocher des virements").click()
    page.get_by_role("checkbox").first.check()
    page.locator(".form-foot button").click()
    expect(page.get_by_text("on ne sait pas pour qui est l’aide").first).to_be_visible()

    page.goto(url)
    told = page.get_by_text(re.compile("allocataire 7")).first.inner_text()
    claimant = re.search(r"allocataire (\d+)", told)
    assert claimant
    page.goto(f"/contrats/{int(claimant[1]) - 7_000_000}/")
    contract = re.search(r"B-\d+", page.locator("main").inner_text())
    assert contract
    page.goto(url)
    page.get_by_role("link", name=re.compile("NOM MARITAL")).click()
    accessible(page)
    page.get_by_label("Contrat ou ménage").fill(contract[0])
    page.get_by_role("radio", name=re.compile(contract[0])).check()
    page.get_by_role("button", name="C’est pour ce contrat").click()
    expect(page.get_by_text("retenue pour la prochaine fois")).to_be_visible()
    total = page.locator(".lead").first.inner_text()
    amount = re.search(r"lignes?, (.+?€)", total)
    assert amount
    page.get_by_role("link", name="Rapprocher des virements").click()
    accessible(page)
    page.get_by_label(amount[1]).first.check()
    page.locator(".form-foot button").click()
    expect(page.get_by_text("Bordereau rapproché, personne par personne.")).to_be_visible()


def test_4_a_year_of_charges_is_shared_called_and_taken_back(enter: Any, accessible: Any) -> None:
    page = enter("Nadia")
    through_menu(page, "Charges")
    accessible(page)
    page.locator("tbody th a").first.click()
    url = page.url
    accessible(page)
    shot(page, "charges")
    page.get_by_role("link", name="Ajouter une dépense").click()
    page.get_by_label("Rubrique du décret").select_option("common")
    page.get_by_label("Libellé").fill("Vidange de la fosse")
    page.get_by_label("Montant de la facture").fill("640,00")
    page.get_by_label("parts égales").check()
    page.get_by_label("Pièce").fill("Facture 77")
    accessible(page)
    page.get_by_role("button", name="Ajouter cette dépense").click()
    expect(page.get_by_text("Vidange de la fosse").first).to_be_visible()

    page.get_by_role("link", name="Régulariser", exact=True).click()
    month = page.evaluate(
        "() => { const d = new Date(); d.setDate(1); d.setMonth(d.getMonth() + 2);"
        " return d.toLocaleDateString('sv').slice(0, 7) }"
    )
    page.get_by_label("Avec l’avis de").fill(month)
    page.locator(".form-foot button").click()
    expect(page.get_by_text("chaque ménage a son décompte").first).to_be_visible()
    accessible(page)
    shot(page, "charges-regularisees")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="PDF").first.click(modifiers=["Control"])
    opened.value.close()
    page.goto(url)
    page.get_by_role("link", name=re.compile("Annuler la régularisation")).click()
    page.get_by_role("button", name="Annuler la régularisation").click()
    expect(page.get_by_text("Régularisation annulée.")).to_be_visible()
    expect(page.get_by_text("En préparation")).to_be_visible()


def test_5_figures_and_the_fec_open_what_they_are_made_of(enter: Any, accessible: Any) -> None:
    page = enter("Hélène")
    through_menu(page, "Loyers en chiffres")
    expect(page.get_by_text("Taux d’impayés, flux")).to_be_visible()
    accessible(page)
    page.get_by_role("link", name="Site", exact=True).click()
    expect(page.get_by_role("link", name="Site", exact=True)).to_have_attribute(
        "aria-current", "page"
    )
    page.goto("/comptabilite/exercices/")
    accessible(page)
    page.locator("main").get_by_role("link", name=re.compile("Exercice")).first.click()
    expect(page.get_by_text("sans trou")).to_be_visible()
    accessible(page)
    with page.expect_download() as waited:
        page.get_by_role("link", name="Télécharger le FEC").click()
    assert re.fullmatch(r"\d{9}FEC\d{8}\.txt", waited.value.suggested_filename)
    head = waited.value.path().read_bytes().splitlines()[0].decode("iso-8859-15")
    assert head.split("\t")[0] == "JournalCode"


def test_6_a_notice_withdrawn_is_seen_as_never_called_and_called_again(
    enter: Any, accessible: Any
) -> None:
    page = enter("Nadia")
    page.goto("/quittancement/comptes/")
    for told in ("Doit (€)", "À venir (€)", "Dernier paiement"):
        expect(page.get_by_role("columnheader", name=told)).to_be_visible()
    both_widths(page, accessible, "comptes")
    page.set_viewport_size({"width": 1280, "height": 900})

    page.goto("/quittancement/avis/")
    months = (
        page.get_by_label("Mois").locator("option").evaluate_all("all => all.map(o => o.value)")
    )
    today = timezone.localdate().isoformat()
    # The last one that was issued and has begun: another journey may have called the next.
    for month in (each for each in months if each and each <= today):
        page.goto(f"/quittancement/avis/?etat=du&mois={month}")
        if page.locator("tbody th a").count():
            break
    page.locator("tbody th a").last.click()  # the first ones are stays, not called by the month
    contract = re.search(r"B-\d+", page.locator("main").inner_text())
    assert contract
    page.get_by_role("link", name="Annuler cet avis…").click()
    page.get_by_label("Pourquoi").fill("Montant faux")
    page.get_by_role("button", name="Annuler cet avis").click()
    expect(page.get_by_text(re.compile("^Avis .* annulé"))).to_be_visible()

    page.get_by_role("link", name="Quittancement", exact=True).first.click()
    page.get_by_role("link", name="Jamais appelés").click()
    expect(page.get_by_role("row", name=contract[0])).to_be_visible()
    both_widths(page, accessible, "jamais-appeles")
    page.set_viewport_size({"width": 1280, "height": 900})
    again = page.get_by_role("link", name=re.compile("Préparer .* à nouveau"))
    if not again.count():  # the next month is called already: those before are corrections
        expect(page.get_by_role("link", name="Les appeler")).to_be_visible()
        return
    again.click()
    accessible(page)
    page.get_by_role("button", name="Calculer ce mois").click()
    expect(page.get_by_text("passage 2").first).to_be_visible()
    page.get_by_role("searchbox", name="Chercher un occupant, un contrat").fill(contract[0])
    page.keyboard.press("Enter")
    expect(page.get_by_role("row", name=contract[0])).to_be_visible()


def test_7_a_transfer_that_came_back_is_noted_by_hand(enter: Any, accessible: Any) -> None:
    page = enter("Hélène")
    page.goto("/proprietaires/")
    page.get_by_role("link", name="Payer", exact=True).click()
    page.get_by_role("button", name="Préparer les virements").click()
    page.get_by_role("link", name="Noter un rejet…").first.click()
    both_widths(page, accessible, "rejet")
    page.get_by_label("Pourquoi").select_option("AC04")
    page.get_by_role("button", name="Noter ce rejet").click()
    expect(page.get_by_text("Rejet noté : ce qui était réglé est de nouveau dû.")).to_be_visible()
    expect(page.get_by_text("Rejeté (AC04)")).to_be_visible()
    both_widths(page, accessible, "remise-rejetee")


def test_8_an_invoice_is_read_completed_approved_by_another_and_paid(
    enter: Any, accessible: Any, tmp_path: Any
) -> None:
    today = timezone.localdate()
    paper = tmp_path / "vidal.pdf"
    paper.write_bytes(
        a_factur_x(
            number="FV-77",
            on=today,
            due=today,
            label="Fenêtre remplacée",
            seller="Net et Clair",
            net="100.00",
            vat="20.00",
            total="120.00",
        )
    )
    page = enter("Nadia")
    page.goto("/factures/")
    both_widths(page, accessible, "factures")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.get_by_role("link", name="Déposer", exact=True).click()
    page.get_by_label("Facture").set_input_files(paper)
    page.get_by_role("button", name="Déposer cette facture").click()
    expect(page.get_by_text("Lue dans le fichier : Net et Clair.")).to_be_visible()
    expect(page.get_by_label("Total TTC")).to_have_value("120,00")
    both_widths(page, accessible, "facture-completer")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.get_by_label("C’est une charge de").select_option("615")
    page.get_by_role("button", name="Garder cette facture").click()
    expect(page.get_by_text("À approuver")).to_be_visible()
    expect(page.get_by_role("link", name="Approuver…")).to_have_count(0)
    address = page.url

    page = enter("Hélène")
    page.goto(address)
    both_widths(page, accessible, "facture")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.get_by_role("link", name="Approuver…").click()
    page.get_by_role("button", name="Approuver cette facture").click()
    expect(page.get_by_text("Facture approuvée")).to_be_visible()
    page.goto("/factures/payer/")
    both_widths(page, accessible, "factures-payer")
    for box in every(page.get_by_role("group", name="Factures").locator("input")):
        box.uncheck()
    page.get_by_label(re.compile("FV-77")).check()
    page.get_by_role("button", name="Préparer les virements").click()
    expect(page.get_by_text(re.compile("^Remise .* prête"))).to_be_visible()
    expect(page.get_by_text("120,00").first).to_be_visible()


def test_9_a_month_is_looked_at_then_closed_with_a_word(enter: Any, accessible: Any) -> None:
    page = enter("Hélène")
    page.goto("/comptabilite/")
    page.get_by_role("link", name="Fin de mois", exact=True).click()
    both_widths(page, accessible, "fin-de-mois")
    page.set_viewport_size({"width": 1280, "height": 900})
    before = page.get_by_role("heading", level=1).inner_text()
    page.get_by_role("link", name=re.compile("^Clore .*…$")).click()
    page.get_by_role("button", name="Clore ce mois").click()
    expect(page.get_by_text(re.compile(r"Il reste .* à régler")).first).to_be_visible()
    page.get_by_label("Clos malgré ce qui reste, parce que").fill("Vu avec la trésorière")
    page.get_by_role("button", name="Clore ce mois").click()
    expect(page.get_by_text(re.compile("est clos. Rien n’y sera plus passé."))).to_be_visible()
    expect(page.get_by_text("Clos malgré cela : Vu avec la trésorière.")).to_be_visible()
    page.get_by_role("link", name="Comptabilité").last.click()
    page.get_by_role("link", name="Fin de mois", exact=True).click()
    assert page.get_by_role("heading", level=1).inner_text() != before


def test_10_a_contract_says_which_law_applies_to_it(enter: Any, accessible: Any) -> None:
    page = enter("Nadia")
    page.goto("/contrats/")
    page.locator("tbody th a").first.click()
    page.get_by_role("link", name="Ce qui s’applique à ce contrat").click()
    for moment in ("Entrer", "Y vivre", "Payer", "Partir"):
        expect(page.get_by_role("heading", name=moment, exact=True)).to_be_visible()
    both_widths(page, accessible, "loi")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.get_by_role("link", name="Quand chaque règle a été relue").click()
    expect(page.get_by_text("Indice de référence des loyers").first).to_be_visible()
    both_widths(page, accessible, "loi-verifiee")


def test_11_two_entities_from_the_run_to_the_fec(enter: Any, accessible: Any) -> None:
    page = enter("Nadia")
    through_menu(page, "Quittancement")
    page.get_by_role("link", name="Préparer").first.click()
    pick(page, "Dans les comptes de", "Platane", "Platane Habitat SCIC")
    accessible(page)
    send(page, page.get_by_role("button", name="Calculer ce mois"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("SCIC")
    accessible(page)
    shot(page, "quittancement-entite")
    page.get_by_role("link", name="Émettre").first.click()
    send(page, page.get_by_role("button", name="Émettre"))
    expect(page.get_by_text("4 avis").first).to_be_visible()

    page = enter("Hélène")
    through_menu(page, "Comptabilité")
    page.get_by_role("link", name="Platane Habitat SCIC").first.click()
    expect(page.get_by_text("Le Verger").first).to_be_visible()
    accessible(page)
    shot(page, "comptes-entite")
    page.get_by_role("link", name="Fin de mois").click()
    expect(page.get_by_text("Contrats jamais appelés")).to_be_visible()
    accessible(page)
    page.go_back()
    page.get_by_role("link", name="Exercices, clôture et FEC").click()
    page.get_by_role("link", name=re.compile("^Exercice")).first.click()
    with page.expect_download() as waited:
        page.get_by_role("link", name="Télécharger le FEC").click()
    name = waited.value.suggested_filename
    lines = waited.value.path().read_text("iso-8859-15").splitlines()
    assert name.startswith("000000018FEC")
    heads, rows = lines[0].split("\t"), [line.split("\t") for line in lines[1:]]
    debit, credit, part = (heads.index(each) for each in ("Debit", "Credit", "CompAuxNum"))

    def total(column: int) -> float:
        return round(sum(float(row[column].replace(",", ".")) for row in rows), 2)

    assert total(debit) == total(credit) > 0
    # its own four households and the agency, and nobody of the association's own books
    assert len({row[part] for row in rows if row[part]}) == 5
