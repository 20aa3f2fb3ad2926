"""The register of addresses, one of them, its mail."""

from datetime import date

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from palier.base.documents.drawing import pdf_response
from palier.base.kit.periods import last_day
from palier.base.kit.typography import capitalised, day_in_words, plural
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui import lists as ui_lists
from palier.base.ui.cards import Card, Line, Verb, show_cards, verb, verbs
from palier.base.ui.pages import ask, press
from palier.base.ui.subjects import Subject
from palier.law.domiciliation import answer_due_on, source
from palier.registers.people.models import Household
from palier.work.domiciliation import actions, forms, lists, papers
from palier.work.domiciliation.models import (
    Domiciliation,
    DomiciliationState,
    PostContact,
    PostItem,
)

REGISTER = ("Domiciliations", "/domiciliations/")
PLIES = {
    PostItem.Kind.LETTER: ("lettre", "lettres"),
    PostItem.Kind.NOTICE: ("avis de passage", "avis de passage"),
    PostItem.Kind.PARCEL: ("colis", "colis"),
}


@needs_sight("domiciliation.register")
def register(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.register_of(request.today))


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
        verbs=_verbs(request, row, waiting),
        cards=[
            _waiting_card(request, waiting, row),
            _contacts_card(request, row),
            _past_post(request, row),
            _about(row),
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


def _verbs(
    request: ActorRequest, row: Domiciliation, waiting: list[PostItem]
) -> list[Verb | None]:
    def offered(name: str, label: str, icon: str = "", **more: bool) -> Verb | None:
        return verb(request, f"domiciliation.{name}", label, row, icon, **more)

    if row.state == DomiciliationState.ASKED:
        return [
            offered("withdraw_domiciliation", "Retirer…"),
            offered("refuse_domiciliation", "Refuser…"),
            offered("grant_domiciliation", "Accorder", "check", main=True),
        ]
    if row.state == DomiciliationState.GRANTED:
        pdf = reverse("domiciliation:attestation_pdf", args=[row.pk])
        holds = row.ends_on is not None and request.today < row.ends_on
        return [
            Verb("Attestation", pdf, "printer") if holds else None,
            offered("end_domiciliation", "Mettre fin…"),
            offered("renew_domiciliation", "Renouveler", "arrow-path")
            if row.ends_on and request.today >= actions.renewable_from(row, request.today)
            else None,
            offered("note_post_contact", "Noter une manifestation", "phone"),
            offered("receive_post", "Courrier arrivé", "inbox-arrow-down", main=not waiting),
            offered("hand_post", "Remettre le courrier", "envelope-open", main=True, post=True)
            if waiting
            else None,
        ]
    name = "reconsider" if row.state == DomiciliationState.REFUSED else "resume"
    return [offered(f"{name}_domiciliation", "Reprendre…", "arrow-path")]


def _item_line(request: ActorRequest, each: PostItem, **more: object) -> Line:
    what = (
        f"{each.count} × {each.get_kind_display()}" if each.count > 1 else each.get_kind_display()
    )
    done = each.handed_on or each.returned_on
    how = "remis" if each.handed_on else "renvoyé"
    since = f"ici depuis le {day_in_words(each.received_on)}"
    about = f"{what}, {since}"
    offered = (
        verbs(
            verb(
                request,
                "domiciliation.put_back_post",
                "Remettre en attente",
                each,
                post=True,
                about=about,
            )
        )
        if done
        else verbs(
            verb(request, "domiciliation.return_post", "Renvoyer…", each, about=about),
            verb(request, "domiciliation.remove_post", "Erreur…", each, about=about),
        )
    )
    return Line(
        capitalised(what),
        f"{since}, {how} le {day_in_words(done)}" if done else since,
        icon="envelope-open" if done else "envelope",
        verbs=offered,
        is_done=done is not None,
    )


def _waiting_card(request: ActorRequest, waiting: list[PostItem], row: Domiciliation) -> Card:
    return Card(
        "Courrier qui attend",
        [_item_line(request, each) for each in waiting],
        empty="Aucun courrier n’attend.",
        note=plural(sum(each.count for each in waiting), "pli") if waiting else "",
        icon="envelope",
    )


def _past_post(request: ActorRequest, row: Domiciliation) -> Card | None:
    past = row.post.exclude(handed_on=None, returned_on=None).order_by("-received_on", "-pk")
    lines = [_item_line(request, each) for each in past[:12]]
    return Card("Courrier remis ou renvoyé", lines, icon="envelope-open") if lines else None


def _contacts_card(request: ActorRequest, row: Domiciliation) -> Card:
    found = row.contacts.order_by("-on", "-pk")[:12]
    return Card(
        "Manifestations",
        [_contact_line(request, each) for each in found],
        empty="Rien de noté encore.",
        icon="phone",
    )


def _contact_line(request: ActorRequest, each: PostContact) -> Line:
    until = f"jusqu’au {day_in_words(each.until)}" if each.until else ""
    said = f"{day_in_words(each.on)} : {each.get_kind_display()}"
    return Line(
        said,
        until,
        verbs=verbs(
            verb(request, "domiciliation.remove_post_contact", "Erreur…", each, about=said)
        )
        if each.kind != PostContact.Kind.ASKED
        else [],
    )


def _about(row: Domiciliation) -> Card:
    pairs: list[tuple[str, object]] = [
        ("Ménage", (row.household.name, reverse("people:household", args=[row.household_id]))),
        ("Demandée le", row.asked_on),
    ]
    pairs += [
        ("Attestation", f"du {day_in_words(term.period.lower)} au {_last(term.period)}")
        for term in row.terms.order_by("period")
    ]
    if row.away_until:
        pairs.append(("Absence justifiée jusqu’au", row.away_until))
    if row.ended_on:
        pairs.append(("Terminée le", row.ended_on))
    if row.refusal_words:
        pairs.append(("Précision", row.refusal_words))
    return Card("L’adresse", pairs=pairs, text=source(), side=True, icon="information-circle")


def _last(period: object) -> str:
    day: date | None = last_day(period)
    return day_in_words(day) if day else ""


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
    title=lambda row: f"Retirer la demande de {row.person}",
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
    said="Refus noté, avec son motif et l’orientation.",
    lead="Un refus est motivé et oriente vers un organisme qui peut domicilier.",
    initial=lambda row, seen: {"on": seen.today},
)
DOMICILIATION.verb(
    actions.reconsider_domiciliation,
    at="reprendre-la-demande/",
    title=lambda row: f"Reprendre la demande de {row.person}",
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
    title=lambda row: f"Mettre fin à la domiciliation de {row.person}",
    submit="Mettre fin à cette domiciliation",
    said="Domiciliation terminée.",
    lead="La loi ne connaît que ces fins. Le courrier qui attend se remet ou se renvoie.",
    initial=lambda row, seen: {"on": seen.today},
    danger=True,
)
DOMICILIATION.verb(
    actions.resume_domiciliation,
    at="reprendre/",
    title=lambda row: f"Reprendre la domiciliation de {row.person}",
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
