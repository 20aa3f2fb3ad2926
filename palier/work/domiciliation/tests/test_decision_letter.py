"""A request, a refusal, an end is told in writing: why, where to go, how to contest it."""

import io
from datetime import date

from pypdf import PdfReader

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.base.tenancy.tests.pages import come_in
from palier.work.domiciliation.actions import end_domiciliation
from palier.work.domiciliation.papers import decision_pdf, request_pdf
from palier.work.domiciliation.tests.examples import a_refusal, a_request, an_address


def _text(content: bytes) -> str:
    pages = PdfReader(io.BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_a_refusal_says_why_where_to_go_and_how_to_contest_it():
    text = _text(decision_pdf(a_refusal(an_organisation())))

    for words in (
        "Refus de domiciliation",
        "Aucun lien avec la commune.",
        "Vous vivez à Martigues",
        "CCAS de Martigues peut vous domicilier",
        "tribunal administratif dans les 2 mois",
    ):
        assert words in text


def test_an_end_for_silence_says_so_and_one_that_was_asked_for_has_no_letter():
    organisation = an_organisation()
    supervisor = someone_as(organisation, "supervisor")
    silent, asked = an_address(organisation), an_address(organisation)
    on = date(2027, 2, 1)
    silent = end_domiciliation(silent, on=on, end_reason="silence", actor=supervisor)
    asked = end_domiciliation(asked, on=on, end_reason="asked", actor=supervisor)

    text = _text(decision_pdf(silent))

    assert "a pris fin le" in text
    assert "trois mois" in text
    assert (silent.is_told_in_writing, asked.is_told_in_writing) == (True, False)


def test_its_page_is_for_those_who_keep_the_register(client):
    organisation = an_organisation()
    row = a_refusal(organisation)
    url = f"/domiciliations/{row.pk}/lettre/"
    come_in(client, organisation, "supervisor")
    assert client.get(url).headers["Content-Type"] == "application/pdf"
    assert client.get(f"/domiciliations/{a_request(organisation).pk}/lettre/").status_code == 404
    client.logout()
    come_in(client, organisation, "technician")
    assert client.get(url).status_code in (403, 404)


def test_whoever_asks_goes_home_with_the_day_of_the_answer(client):
    organisation = an_organisation()
    row = a_request(organisation)

    text = _text(request_pdf(row))

    assert "avant le 2 juillet 2026" in text.replace("\xa0", " ")
    assert "n’est pas une attestation" in text
    come_in(client, organisation, "supervisor")
    url = f"/domiciliations/{row.pk}/recepisse/"
    assert url in client.get(f"/domiciliations/{row.pk}/").content.decode()
    assert client.get(url).headers["Content-Type"] == "application/pdf"
    refused = a_refusal(organisation)
    assert client.get(f"/domiciliations/{refused.pk}/recepisse/").status_code == 404
