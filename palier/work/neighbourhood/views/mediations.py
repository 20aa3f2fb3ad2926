"""Mediation: what each side said, promised, kept."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from palier.base.kit.typography import capitalised, day_in_words
from palier.base.tenancy.actors import ActorRequest
from palier.base.ui.cards import Card, Line, show_cards, verb, verbs
from palier.base.ui.lists import Chip
from palier.base.ui.pages import press
from palier.base.ui.subjects import Subject
from palier.work.neighbourhood import actions, forms
from palier.work.neighbourhood.models import Mediation, MediationStep
from palier.work.neighbourhood.views.quarters import _asking, _crumbs, _site


def open_mediation(request: ActorRequest, pk: int) -> HttpResponse:
    site = _site(request, pk)
    return _asking(
        request,
        site,
        site,
        forms.OpenMediation(request, subject=site, initial={"opened_on": request.today}),
        actions.open_mediation,
        title="Ouvrir une médiation",
        submit="Ouvrir cette médiation",
        said="Médiation ouverte.",
        to=lambda made: reverse("neighbourhood:mediation", args=[made.pk]),
    )


MEDIATION = Subject(
    Mediation,
    "mediations/<int:pk>/",
    fetch=("site", "household", "landlord"),
    page="neighbourhood:mediation",
)


def mediation_page(pk: int) -> str:
    return reverse("neighbourhood:mediation", args=[pk])


@MEDIATION.shown
def mediation(request: ActorRequest, row: Mediation) -> HttpResponse:
    """What each side said, what it promised, what was kept."""
    is_open = row.state == "open"

    who = row.household.name if row.household else "Les habitants"
    return show_cards(
        request,
        title=f"{capitalised(row.get_subject_display())} : {who}",
        lead=row.text,
        crumbs=_crumbs(row.site),
        chips=[Chip(row.get_state_display(), "wait" if is_open else "ok")],
        verbs=verbs(
            verb(request, "neighbourhood.close_mediation", "Clore…", row, "check"),
            verb(
                request, "neighbourhood.note_exchange", "Noter un échange", row, "plus", main=True
            ),
        )
        if is_open
        else verbs(
            verb(
                request, "neighbourhood.reopen_mediation", "Rouvrir", row, "arrow-path", post=True
            )
        ),
        cards=[
            Card(
                "Échanges",
                [
                    _exchange(request, each)
                    for each in row.steps.select_related("author").order_by("on", "pk")
                ],
                empty="Rien n’est noté encore.",
                icon="chat-bubble-left-right",
            ),
            _mediation_card(row),
        ],
    )


def _mediation_card(row: Mediation) -> Card:
    """With whom, since when, and how it ended."""
    return Card(
        "La médiation",
        pairs=[
            ("Bailleur", row.landlord.name),
            ("Ouverte le", row.opened_on),
            *([("Close le", row.closed_on), ("Issue", row.outcome)] if row.closed_on else []),
        ],
        side=True,
        icon="information-circle",
    )


def _exchange(request: ActorRequest, each: MediationStep) -> Line:
    chip = None
    if each.kept_on is not None:
        chip = Chip(f"tenu le {day_in_words(each.kept_on, short=True)}", "ok")
    elif each.promised_on is not None:
        late = each.promised_on < request.today
        chip = Chip(
            f"promis pour le {day_in_words(each.promised_on, short=True)}",
            "bad" if late else "wait",
        )
    return Line(
        f"{day_in_words(each.on)} : {each.get_side_display()}",
        each.words,
        icon="chat-bubble-left",
        chip=chip,
        verbs=verbs(verb(request, "neighbourhood.keep_promise", "Tenu…", each, about=each.words))
        if each.promised_on and each.kept_on is None
        else [],
    )


@MEDIATION.asks("echange/")
def note_exchange(request: ActorRequest, row: Mediation) -> HttpResponse:
    return _asking(
        request,
        row.site,
        row,
        forms.NoteExchange(request, subject=row, initial={"on": request.today}),
        actions.note_exchange,
        title="Noter un échange",
        submit="Noter cet échange",
        said="Échange noté.",
        back=mediation_page(row.pk),
    )


MEDIATION_STEP = Subject(
    MediationStep,
    "engagements/<int:pk>/",
    fetch=("mediation__site",),
)


@MEDIATION_STEP.asks("tenu/")
def keep_promise(request: ActorRequest, row: MediationStep) -> HttpResponse:
    return _asking(
        request,
        row.mediation.site,
        row,
        forms.KeepPromise(request, subject=row, initial={"kept_on": request.today}),
        actions.keep_promise,
        title="Engagement tenu",
        submit="Noter qu’il est tenu",
        said="Noté.",
        back=mediation_page(row.mediation_id),
        lead=row.words,
    )


@MEDIATION.asks("clore/")
def close_mediation(request: ActorRequest, row: Mediation) -> HttpResponse:
    return _asking(
        request,
        row.site,
        row,
        forms.CloseMediation(request, subject=row, initial={"closed_on": request.today}),
        actions.close_mediation,
        title="Clore la médiation",
        submit="Clore cette médiation",
        said="Médiation close.",
        back=mediation_page(row.pk),
    )


@require_POST
def reopen_mediation(request: ActorRequest, pk: int) -> HttpResponse:
    row = MEDIATION.find(request, pk)
    return press(
        request, actions.reopen_mediation, row, said="Médiation rouverte.", to=mediation_page(pk)
    )
