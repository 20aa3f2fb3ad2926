"""The register of addresses, one of them, its mail."""

from datetime import date

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from palier.base.documents.drawing import pdf_response
from palier.base.kit.typography import day_in_words, of_name
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui import lists as ui_lists
from palier.base.ui import rows
from palier.base.ui.cards import show_cards
from palier.base.ui.pages import ask, press
from palier.base.ui.subjects import Subject
from palier.law.domiciliation import answer_due_on
from palier.registers.people.models import Household
from palier.work.domiciliation import actions, cards, forms, lists, papers
from palier.work.domiciliation.models import (
    Domiciliation,
    DomiciliationState,
    PostContact,
    PostItem,
)

REGISTER = ("Domiciliations", "/domiciliations/")


@needs_sight("domiciliation.register")
def register(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.register_of(request.today))


@needs_sight("domiciliation.register")
def sort_post(request: ActorRequest) -> HttpResponse:
    """The bag of the day: for whom, what, how many."""
    return ask(
        request,
        forms.SortPost(request),
        actions.sort_post,
        request.actor.organisation,
        title="Courrier du jour",
        submit="Noter ce courrier",
        said=rows.said("courrier noté", "courriers notés"),
        known={"received_on": request.today},
        back=REGISTER[1],
        crumbs=[REGISTER],
        lead=f"Arrivé le {day_in_words(request.today)}. Jamais qui écrit : seulement ce qui attend.",
    )


HOUSEHOLD = Subject(
    Household,
    "menages/<int:pk>/",
    page="people:household",
    under=[("Ménages", "/menages/")],
)


@HOUSEHOLD.asks("demander/")
def ask_domiciliation(request: ActorRequest, row: Household) -> HttpResponse:
    form = forms.AskDomiciliation(request, initial={"asked_on": request.today})
    form.choose_among(row)
    return ask(
        request,
        form,
        actions.ask_domiciliation,
        row,
        title=f"Demander une domiciliation, {row.name}",
        submit="Enregistrer cette demande",
        said="Demande enregistrée : répondez dans les deux mois.",
        to=lambda made: _page(made),
        back=reverse("people:household", args=[row.pk]),
        crumbs=[REGISTER],
        lead="Pour qui n’a pas d’adresse stable où recevoir son courrier. Un entretien suit la demande.",
    )


def _page(row: Domiciliation) -> str:
    return reverse("domiciliation:domiciliation", args=[row.pk])


DOMICILIATION = Subject(
    Domiciliation,
    "<int:pk>/",
    fetch=("person", "household", "organisation"),
    page="domiciliation:domiciliation",
    under=lambda row: [REGISTER, (str(row.person), _page(row))],
)


@DOMICILIATION.shown
def domiciliation(request: ActorRequest, row: Domiciliation) -> HttpResponse:
    """Whose address it is, until when, the mail that waits, when they were last heard from."""
    waiting = list(row.post.filter(handed_on=None, returned_on=None).order_by("received_on", "pk"))
    return show_cards(
        request,
        title=f"{row.person}, {row}",
        crumbs=[REGISTER],
        here=str(row.person),
        lead=_what_comes_next(row, request.today),
        chips=[lists.state_of(row, request.today)],
        verbs=cards.verbs_of(request, row, waiting),
        cards=[
            cards.waiting_card(request, waiting),
            cards.contacts_card(request, row),
            cards.past_post(request, row),
            cards.about(row),
        ],
    )


def _what_comes_next(row: Domiciliation, today: date) -> str:
    """Who decides and what comes next, in one line."""
    if row.state == DomiciliationState.ASKED:
        due = day_in_words(answer_due_on(row.asked_on))
        return f"Demandée le {day_in_words(row.asked_on)}. L’équipe répond avant le {due}."
    if row.state == DomiciliationState.GRANTED and row.holds_in_silence_until:
        early = day_in_words(actions.renewable_from(row, today))
        return (
            f"Renouvelable de droit dès le {early}. Sans nouvelles après le "
            f"{day_in_words(row.holds_in_silence_until)}, elle peut prendre fin."
        )
    if row.state == DomiciliationState.REFUSED:
        return f"Refusée : {row.get_refusal_display()}. Orientée vers {row.sent_to}."
    return f"Terminée : {row.get_end_reason_display()}." if row.end_reason else ""


@DOMICILIATION.asks("attestation/")
def attestation_pdf(request: ActorRequest, row: Domiciliation) -> HttpResponse:
    """What proves the address, while it holds."""
    if (
        row.state != DomiciliationState.GRANTED
        or row.ends_on is None
        or row.ends_on <= request.today
    ):
        raise Http404
    return pdf_response(
        papers.attestation_pdf(row, request.today), f"domiciliation-{row.number or row.pk}"
    )


@DOMICILIATION.asks("recepisse/")
def request_pdf(request: ActorRequest, row: Domiciliation) -> HttpResponse:
    """What whoever has asked goes home with, as long as it is not answered."""
    if row.state != DomiciliationState.ASKED:
        raise Http404
    return pdf_response(papers.request_pdf(row), f"domiciliation-demande-{row.pk}")


@DOMICILIATION.asks("lettre/")
def decision_pdf(request: ActorRequest, row: Domiciliation) -> HttpResponse:
    """What is handed, or sent, to whoever is refused or no longer has their address here."""
    if not row.is_told_in_writing:
        raise Http404
    return pdf_response(papers.decision_pdf(row), f"domiciliation-lettre-{row.pk}")


DOMICILIATION.verb(
    actions.grant_domiciliation,
    forms.GrantDomiciliation,
    at="accorder/",
    title=lambda row: f"Accorder une domiciliation, {row.person}",
    submit="Accorder pour un an",
    said="Domiciliation accordée : l’attestation est prête.",
    lead="Après l’entretien. Elle vaut un an et se renouvelle de droit.",
    initial=lambda row, seen: {"on": seen.today},
)
DOMICILIATION.verb(
    actions.withdraw_domiciliation,
    at="retirer/",
    title=lambda row: f"Retirer la demande {of_name(row.person)}",
    submit="Retirer cette demande",
    said="Demande retirée.",
    lead="Notée par erreur, ou la personne n’en veut plus. Un refus, lui, se note avec son motif.",
    to=lambda made: reverse("people:household", args=[made.pk]),
    danger=True,
)
DOMICILIATION.verb(
    actions.refuse_domiciliation,
    forms.RefuseDomiciliation,
    at="refuser/",
    title=lambda row: f"Refuser une domiciliation, {row.person}",
    submit="Refuser et orienter",
    said="Refus noté : remettez sa lettre à la personne.",
    lead="Un refus est motivé et oriente vers un organisme qui peut domicilier.",
    initial=lambda row, seen: {"on": seen.today},
)
DOMICILIATION.verb(
    actions.reconsider_domiciliation,
    at="reprendre-la-demande/",
    title=lambda row: f"Reprendre la demande {of_name(row.person)}",
    submit="Reprendre cette demande",
    said="La demande attend de nouveau une réponse.",
)
DOMICILIATION.verb(
    actions.renew_domiciliation,
    forms.RenewDomiciliation,
    at="renouveler/",
    title=lambda row: f"Renouveler, {row.person}",
    submit="Renouveler pour un an",
    said="Domiciliation renouvelée pour un an.",
    initial=lambda row, seen: {"on": seen.today},
)
DOMICILIATION.verb(
    actions.end_domiciliation,
    forms.EndDomiciliation,
    at="terminer/",
    title=lambda row: f"Mettre fin à la domiciliation {of_name(row.person)}",
    submit="Mettre fin à cette domiciliation",
    said="Domiciliation terminée.",
    lead="La loi ne connaît que ces fins. Le courrier qui attend se remet ou se renvoie.",
    initial=lambda row, seen: {"on": seen.today},
    danger=True,
)
DOMICILIATION.verb(
    actions.resume_domiciliation,
    at="reprendre/",
    title=lambda row: f"Reprendre la domiciliation {of_name(row.person)}",
    submit="Reprendre cette domiciliation",
    said="Domiciliation reprise, comme si elle n’avait pas pris fin.",
)
DOMICILIATION.verb(
    actions.receive_post,
    forms.ReceivePost,
    at="courrier/",
    title=lambda row: f"Courrier arrivé pour {row.person}",
    submit="Noter ce courrier",
    said="Courrier noté.",
    lead="Jamais qui écrit : seulement ce qui attend.",
    initial=lambda row, seen: {"received_on": seen.today},
    to=lambda made: _page(made.domiciliation),
)
DOMICILIATION.verb(
    actions.note_post_contact,
    forms.NotePostContact,
    at="manifestation/",
    title=lambda row: f"{row.person} s’est manifestée",
    submit="Noter cette manifestation",
    said="Manifestation notée.",
    lead="Venir, appeler, ou dire pourquoi l’on est absent : les trois mois repartent de ce jour.",
    initial=lambda row, seen: {"on": seen.today},
)


@require_POST
def hand_post(request: ActorRequest, pk: int) -> HttpResponse:
    """One press: everything that waits is handed over."""
    row = DOMICILIATION.find(request, pk)
    said = "Courrier remis, passage noté."
    return press(request, actions.hand_post, row, said=said, to=_page(row), on=request.today)


def _its_page(row: PostItem | PostContact) -> str:
    return _page(row.domiciliation)


def _above(row: PostItem | PostContact) -> list[tuple[str, str]]:
    return DOMICILIATION.crumbs(row.domiciliation)


FETCH = ("domiciliation__person",)
POST_ITEM = Subject(PostItem, "plis/<int:pk>/", fetch=FETCH, page=_its_page, under=_above)
POST_CONTACT = Subject(
    PostContact, "manifestations/<int:pk>/", fetch=FETCH, page=_its_page, under=_above
)


@require_POST
def put_back_post(request: ActorRequest, pk: int) -> HttpResponse:
    row = POST_ITEM.find(request, pk)
    to = _page(row.domiciliation)
    return press(request, actions.put_back_post, row, said="Ce courrier attend de nouveau.", to=to)


POST_ITEM.verb(
    actions.return_post,
    forms.ReturnPost,
    at="renvoyer/",
    title="Renvoyer ce courrier",
    submit="Noter qu’il est renvoyé",
    said="Courrier renvoyé.",
    initial=lambda row, seen: {"on": seen.today},
    to=lambda made: _page(made),
)
POST_ITEM.verb(
    actions.remove_post,
    at="retirer/",
    title="Retirer un courrier noté par erreur",
    submit="Retirer ce courrier",
    said="Courrier retiré.",
    danger=True,
    to=lambda made: _page(made),
)
POST_CONTACT.verb(
    actions.remove_post_contact,
    at="retirer/",
    title="Retirer une manifestation notée par erreur",
    submit="Retirer cette manifestation",
    said="Manifestation retirée : le compte des trois mois est refait.",
    danger=True,
    to=lambda made: _page(made),
)
