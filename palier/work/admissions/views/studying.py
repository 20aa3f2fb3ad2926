"""A candidacy is gathered, decided, offered a home; its answer goes to SI-SIAO."""

from datetime import date
from typing import Any

from django.http import HttpResponse

from palier.base.documents.drawing import pdf_response
from palier.base.documents.sheets import Section, Sheet, sheet_pdf
from palier.base.kit.typography import day_in_words, of_name, plural
from palier.base.tenancy.actors import ActorRequest
from palier.base.ui.known import known
from palier.base.ui.pages import ask
from palier.base.ui.subjects import Subject
from palier.work.admissions import actions, forms
from palier.work.admissions.models import Candidacy, CandidacyPiece, CandidacyState
from palier.work.admissions.reads import shares_of
from palier.work.admissions.views.candidacies import ADMISSIONS, CANDIDACY, page_of


def _asking(
    request: ActorRequest, row: Candidacy, form: Any, action: Any, **told: Any
) -> HttpResponse:
    return ask(
        request,
        form,
        action,
        row,
        back=page_of(row.pk),
        crumbs=[ADMISSIONS, (row.name, page_of(row.pk))],
        **told,
    )


@CANDIDACY.asks("pieces/")
def receive_candidacy_pieces(request: ActorRequest, row: Candidacy) -> HttpResponse:
    return _asking(
        request,
        row,
        forms.ReceivePieces(request, subject=row, initial={"on": request.today}),
        actions.receive_candidacy_pieces,
        title="Pièces reçues",
        submit="Noter ces pièces",
        said=lambda made: (
            "Candidature complète." if made.state == CandidacyState.COMPLETE else "Pièces notées."
        ),
    )


CANDIDACY_PIECE = Subject(
    CandidacyPiece,
    "pieces/<int:pk>/",
    fetch=("candidacy",),
    page=lambda row: page_of(row.candidacy_id),
    under=lambda row: [ADMISSIONS, (row.candidacy.name, page_of(row.candidacy_id))],
)


CANDIDACY_PIECE.verb(
    actions.take_back_piece,
    at="retirer/",
    title="Retirer cette pièce",
    submit="Retirer cette pièce",
    said="Pièce retirée : elle est de nouveau attendue.",
    lead=lambda row: f"Notée reçue le {day_in_words(row.received_on)}.",
    danger=True,
)


@CANDIDACY.asks("corriger/")
def correct_candidacy(request: ActorRequest, row: Candidacy) -> HttpResponse:
    names = "site first_name last_name phone people wanted siao_number words"
    initial = {name: getattr(row, name) for name in names.split()}
    return _asking(
        request,
        row,
        forms.CorrectCandidacy(request, subject=row, initial=initial),
        actions.correct_candidacy,
        title="Corriger la candidature",
        submit="Garder ces corrections",
        said="Candidature corrigée.",
    )


@CANDIDACY.asks("rattacher/")
def link_household(request: ActorRequest, row: Candidacy) -> HttpResponse:
    return _asking(
        request,
        row,
        forms.LinkHousehold(request, subject=row),
        actions.link_household,
        title="Rattacher à un dossier",
        submit="Rattacher",
        said="Candidature rattachée à son dossier.",
        lead=f"Les dossiers qui portent le nom {row.last_name}.",
    )


@CANDIDACY.asks("dossier/")
def open_candidate_file(request: ActorRequest, row: Candidacy) -> HttpResponse:
    """The household’s file is opened from what the candidacy says, and linked to it."""
    return _asking(
        request,
        row,
        forms.OpenFile(request, subject=row, initial={"opened_on": request.today}),
        actions.open_candidate_file,
        title=f"Ouvrir le dossier {of_name(row.name)}",
        submit="Ouvrir ce dossier",
        said="Dossier ouvert et rattaché.",
        lead="Un dossier s’ouvre avec ce nom ; ses autres membres s’y ajoutent ensuite.",
    )


@CANDIDACY.asks("decider/")
def decide_candidacy(request: ActorRequest, row: Candidacy) -> HttpResponse:
    return _asking(
        request,
        row,
        forms.Decide(request, subject=row, initial={"on": request.today}),
        actions.decide_candidacy,
        title=f"Décider : {row.name}",
        submit="Garder cette décision",
        said=lambda made: f"Candidature {made.get_state_display()}.",
        lead=f"Conditions d’admission : {row.site.admission}" if row.site.admission else "",
    )


@CANDIDACY.asks("sans-suite/")
def close_candidacy(request: ActorRequest, row: Candidacy) -> HttpResponse:
    return _asking(
        request,
        row,
        forms.Close(request, subject=row, initial={"on": request.today}),
        actions.close_candidacy,
        title="Clore sans suite",
        submit="Clore cette candidature",
        said="Candidature close ; elle peut être reprise.",
    )


@CANDIDACY.asks("reprendre/")
def reopen_candidacy(request: ActorRequest, row: Candidacy) -> HttpResponse:
    return _asking(
        request,
        row,
        forms.Reopen(request, subject=row, initial={"on": request.today}),
        actions.reopen_candidacy,
        title="Reprendre la candidature",
        submit="Reprendre cette candidature",
        said="Candidature reprise : elle est à décider de nouveau.",
    )


@CANDIDACY.asks("saisie/")
def tell_siao(request: ActorRequest, row: Candidacy) -> HttpResponse:
    return _asking(
        request,
        row,
        forms.TellSiao(request, subject=row, initial={"told_siao_on": request.today}),
        actions.tell_siao,
        title="Réponse saisie dans SI-SIAO",
        submit="Noter la saisie",
        said="Noté : SI-SIAO est à jour.",
        lead=f"Demande {row.siao_number} : {row.get_state_display()}.",
    )


@CANDIDACY.asks("proposer/")
def offer_place(request: ActorRequest, row: Candidacy) -> HttpResponse:
    return _asking(
        request,
        row,
        forms.Offer(request, subject=row, initial={"offered_on": request.today}),
        actions.offer_place,
        title=f"Proposer un logement à {row.name}",
        submit="Proposer ce logement",
        said="Logement proposé.",
        to=page_of(row.pk),
        lead=f"{plural(row.people, 'personne')}"
        + (f", souhaite : {row.get_wanted_display()}" if row.wanted else "")
        + "."
        + _still_due(row, request.today),
    )


def _still_due(row: Candidacy, today: date) -> str:
    """What a convention reserves to others and has not been filled, said before a place goes."""
    shares = shares_of([row.site], today).get(row.site_id, [])
    due = [f"{share.name}, {share.missing}" for share in shares if share.missing]
    return f" Places réservées encore dues : {' ; '.join(due)}." if due else ""


@CANDIDACY.asks("si-siao/")
def siao_sheet(request: ActorRequest, row: Candidacy) -> HttpResponse:
    """What SI-SIAO asks, in its order, to copy without typing anything twice."""
    last = row.offers.select_related("place").order_by("-pk").first()
    answers = {
        "accepted": "Acceptée par la structure",
        "waitlisted": "Acceptée, en liste d’attente",
        "offered": "Acceptée, place proposée",
        "entered": "Admise",
        "refused": "Refusée par la structure",
        "declined": "Annulée",
    }
    pairs = [
        ("N° de demande", row.siao_number),
        ("Ménage", f"{row.name}, {plural(row.people, 'personne')}"),
        ("Structure", row.site.name),
        ("Orientation reçue le", day_in_words(row.received_on)),
        ("Réponse", answers.get(row.state, "En attente de décision")),
        ("Date de la réponse", day_in_words(row.decided_on) if row.decided_on else ""),
        ("Motif", ", ".join(filter(None, [row.get_reason_display(), row.reason_words]))),
        ("Place", last.place.label if last else ""),
        ("Date d’entrée", day_in_words(row.entered_on) if row.entered_on else ""),
    ]
    sheet = Sheet(
        "Fiche à recopier dans SI-SIAO",
        [Section(pairs=[(label, known(value)) for label, value in pairs])],
        lead="Dans l’ordre de l’écran de réponse à une orientation.",
    )
    return pdf_response(
        sheet_pdf(row, row.organisation, sheet), f"si-siao-{row.siao_number or row.pk}"
    )
