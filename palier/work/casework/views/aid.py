"""Aid asked for, and the advances of the association."""

from django.http import HttpResponse
from django.urls import reverse

from palier.base.kit.money import euros
from palier.base.kit.typography import day_in_words
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui.cards import Card, Line, Table, show_cards, verb, verbs
from palier.base.ui.lists import Chip
from palier.base.ui.pages import ask
from palier.base.ui.subjects import Subject
from palier.registers.people.models import Household
from palier.registers.people.reads import tabs_of
from palier.work.casework import actions, forms, reads
from palier.work.casework.finding import HOUSEHOLD
from palier.work.casework.finding import crumbs as _crumbs
from palier.work.casework.models import Advance, AidRequest
from palier.work.casework.reads.aid import AdvanceTold


@needs_sight("casework.file")
def household_aid(request: ActorRequest, pk: int) -> HttpResponse:
    """Help asked for with its answer; advances, each adding up to what was lent."""
    row = HOUSEHOLD.find(request, pk)
    asked = (
        AidRequest.objects.visible_to(request.actor)
        .filter(household=row)
        .select_related("body")
        .order_by("-asked_on", "-pk")
    )
    advances = (
        Advance.objects.visible_to(request.actor)
        .filter(household=row)
        .prefetch_related("returns")
        .order_by("-paid_on", "-pk")
    )
    told = reads.advances_told(list(advances))
    ask_url, advance_url = (
        reverse(f"casework:{n}", args=[pk]) for n in ("ask_aid", "advance_aid")
    )
    return show_cards(
        request,
        title=f"Aides et avances, {row.name}",
        crumbs=_crumbs(row),
        here="Aides et avances",
        tabs=tabs_of(row, request.actor),
        verbs=[
            verb(request, "casework.advance_aid", "Avancer", advance_url, "banknotes"),
            verb(request, "casework.ask_aid", "Demander une aide", ask_url, "plus", main=True),
        ],
        cards=[
            Card(
                "Aides demandées",
                [_aid_line(request, aid) for aid in asked],
                empty="Aucune aide demandée : FSL, secours, fondation…",
                icon="hand-raised",
            ),
            _advances_card(request, told),
        ],
    )


def _advances_card(request: ActorRequest, told: list[AdvanceTold]) -> Card:
    """Each advance, adding up to what was lent."""
    return (
        Card(
            "Avances de l’association",
            table=Table(
                [
                    "Pour quoi",
                    "Avancé",
                    "Revenu par l’aide",
                    "Par le ménage",
                    "Abandonné",
                    "Reste dû",
                    "",
                ],
                [
                    (
                        f"{each.advance.purpose}, {day_in_words(each.advance.paid_on, short=True)}",
                        each.advance.amount,
                        each.by_aid,
                        each.by_household,
                        each.given_up,
                        each.due,
                        (
                            "Noter un retour",
                            reverse("casework:return_advance", args=[each.advance.pk]),
                        )
                        if each.due and request.actor.may("casework.return_advance")
                        else "",
                    )
                    for each in told
                ],
                numbers=[1, 2, 3, 4, 5],
            ),
        )
        if told
        else Card(
            "Avances de l’association",
            empty="Aucune avance. Quand une décision tarde, l’association peut avancer.",
        )
    )


def _aid_line(request: ActorRequest, aid: AidRequest) -> Line:
    tone = {"asked": "wait", "granted": "info", "paid": "ok", "refused": "bad"}.get(aid.state, "")
    why = [f"{euros(aid.asked)} demandés le {day_in_words(aid.asked_on)}", str(aid.body or "")]
    if aid.granted:
        why.append(
            f"{euros(aid.granted)} accordés" + (f", {aid.get_form_display()}" if aid.form else "")
        )
    if aid.refused_because:
        why.append(f"refus : {aid.refused_because}")
    if aid.paid_on:
        why.append(f"versés à {aid.paid_to} le {day_in_words(aid.paid_on)}")
    answer = {
        "asked": ("decide_aid", "Noter la réponse"),
        "granted": ("pay_aid", "Noter le versement"),
    }.get(aid.state)
    return Line(
        f"{aid.get_kind_display()} : {aid.purpose}",
        " · ".join(filter(None, why)),
        chip=Chip(aid.get_state_display(), tone),  # type: ignore[arg-type]
        verbs=verbs(
            verb(
                request,
                f"casework.{answer[0]}",
                answer[1],
                reverse(f"casework:{answer[0]}", args=[aid.pk]),
                about=aid.purpose,
            )
            if answer
            else None,
            verb(request, "casework.undo_aid_answer", "Revenir…", aid, about=aid.purpose)
            if aid.state != "asked"
            else verb(request, "casework.remove_aid", "Retirer…", aid, about=aid.purpose),
        ),
    )


@HOUSEHOLD.asks("aides/demander/")
def ask_aid(request: ActorRequest, row: Household) -> HttpResponse:
    return ask(
        request,
        forms.AskAid(request, initial={"asked_on": request.today}),
        actions.ask_aid,
        row,
        title=f"Demander une aide, {row.name}",
        submit="Noter cette demande",
        said="Demande notée.",
        back=reverse("casework:household_aid", args=[row.pk]),
        crumbs=_crumbs(row),
    )


AID_REQUEST = Subject(
    AidRequest,
    "aides/<int:pk>/",
    fetch=("household",),
    page=lambda row: reverse("casework:household_aid", args=[row.household_id]),
    under=lambda row: _crumbs(row.household),
)


AID_REQUEST.verb(
    actions.decide_aid,
    forms.DecideAid,
    at="reponse/",
    title=lambda row: f"Réponse : {row}, {row.household.name}",
    submit="Noter cette réponse",
    said="Réponse notée.",
    initial=lambda row, seen: {"decided_on": seen.today, "granted": row.asked},
)


AID_REQUEST.verb(
    actions.undo_aid_answer,
    at="revenir/",
    title=lambda row: f"Revenir sur la réponse : {row}, {row.household.name}",
    submit="Revenir d’un pas",
    said="La demande est revenue d’un pas.",
    lead="Un versement noté par erreur redevient une aide accordée ; une réponse, une demande.",
)


AID_REQUEST.verb(
    actions.remove_aid,
    at="retirer/",
    title=lambda row: f"Retirer la demande : {row}, {row.household.name}",
    submit="Retirer cette demande",
    said="Demande d’aide retirée.",
    to=lambda household: reverse("casework:household_aid", args=[household.pk]),
    danger=True,
)


AID_REQUEST.verb(
    actions.pay_aid,
    forms.PayAid,
    at="versement/",
    title=lambda row: f"Versement : {row}, {row.household.name}",
    submit="Noter ce versement",
    said="Versement noté.",
    initial=lambda row, seen: {"paid_on": seen.today},
)


@HOUSEHOLD.asks("avances/")
def advance_aid(request: ActorRequest, row: Household) -> HttpResponse:
    form = forms.AdvanceAid(request, initial={"paid_on": request.today})
    form.waiting(
        AidRequest.objects.visible_to(request.actor)
        .filter(household=row, state__in=("asked", "granted"))
        .order_by("pk")
    )
    return ask(
        request,
        form,
        actions.advance_aid,
        row,
        title=f"Avancer une aide, {row.name}",
        submit="Noter cette avance",
        said="Avance notée.",
        back=reverse("casework:household_aid", args=[row.pk]),
        crumbs=_crumbs(row),
    )


ADVANCE = Subject(
    Advance,
    "avances/<int:pk>/",
    fetch=("household",),
)


@ADVANCE.asks("retour/")
def return_advance(request: ActorRequest, row: Advance) -> HttpResponse:
    due = reads.still_due(row)
    return ask(
        request,
        forms.ReturnAdvance(request, initial={"on": request.today, "amount": due}),
        actions.return_advance,
        row,
        title=f"Retour d’avance, {row.household.name}",
        submit="Noter ce retour",
        said="Retour noté.",
        back=reverse("casework:household_aid", args=[row.household_id]),
        crumbs=_crumbs(row.household),
        lead=f"{row.purpose} : il reste {euros(due)} à revenir sur {euros(row.amount)}.",
    )
