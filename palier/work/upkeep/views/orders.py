"""Orders and one's own round."""

from dataclasses import dataclass
from typing import Any

from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from palier.base.kit.phones import first_number
from palier.base.kit.typography import day_in_words, plural, time_in_words
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight, open_to_members
from palier.base.ui.forms import Confirm
from palier.base.ui.pages import ask, press
from palier.base.ui.subjects import Subject
from palier.registers.people.models import Person
from palier.registers.people.reads import heads_of, may_see_home
from palier.work.upkeep import actions, forms, reads
from palier.work.upkeep.models import StockPart, WorkOrder
from palier.work.upkeep.views.requests import REQUESTS, page_of

WORK_ORDER = Subject(
    WorkOrder,
    "ordres/<int:pk>/",
    fetch=("request", "technician", "contractor"),
)


@require_POST
def approve_quote(request: ActorRequest, pk: int) -> HttpResponse:
    row = WORK_ORDER.find(request, pk)
    return press(
        request,
        actions.approve_quote,
        row,
        said="Coût approuvé."
        if row.is_over
        else "Devis approuvé : prévenez l’artisan, puis notez le rendez-vous.",
        to=page_of(row.request_id),
    )


@require_POST
def cancel_order(request: ActorRequest, pk: int) -> HttpResponse:
    row = WORK_ORDER.find(request, pk)
    return press(
        request,
        actions.cancel_order,
        row,
        said="Ordre annulé : la demande attend de nouveau.",
        to=page_of(row.request_id),
    )


@WORK_ORDER.asks("rendez-vous/")
def book_visit(request: ActorRequest, row: WorkOrder) -> HttpResponse:
    initial = {"visit_on": row.visit_on or request.today, "visit_at": row.visit_at}
    return ask(
        request,
        forms.BookVisit(request, subject=row, initial=initial),
        actions.book_visit,
        row,
        title="Convenir d’un rendez-vous",
        submit="Garder ce rendez-vous",
        said="Rendez-vous noté.",
        back=page_of(row.request_id),
        crumbs=[REQUESTS, (row.request.title, page_of(row.request_id))],
    )


@WORK_ORDER.asks("fait/")
def finish_order(request: ActorRequest, row: WorkOrder) -> HttpResponse:
    return ask(
        request,
        forms.FinishOrder(request, subject=row, initial={"done_on": request.today}),
        actions.finish_order,
        row,
        title="Travail fait",
        submit="Noter le travail fait",
        said=lambda made: (
            "Noté. Le coût dépasse ce qui a été approuvé : il attend une approbation."
            if made.is_over
            else "Noté. Demandez au ménage si c’est réparé."
        ),
        back=page_of(row.request_id),
        crumbs=[REQUESTS, (row.request.title, page_of(row.request_id))],
        later=True,
    )


@WORK_ORDER.asks("refuser/")
def refuse_quote(request: ActorRequest, row: WorkOrder) -> HttpResponse:
    return ask(
        request,
        forms.RefuseQuote(request, subject=row),
        actions.refuse_quote,
        row,
        title=f"Refuser le devis : {row.request.title}",
        submit="Refuser ce devis",
        said="Devis refusé : la demande est de nouveau à traiter, avec votre motif.",
        back=page_of(row.request_id),
        crumbs=[REQUESTS, (row.request.title, page_of(row.request_id))],
    )


@WORK_ORDER.asks("par-erreur/")
def undo_finish(request: ActorRequest, row: WorkOrder) -> HttpResponse:
    return ask(
        request,
        Confirm(request, subject=row),
        actions.undo_finish,
        row,
        known={"on": request.today},
        title=f"Travail noté par erreur : {row.request.title}",
        submit="Effacer ce qui est noté",
        said="L’ordre court de nouveau : notez le travail quand il est fait.",
        back=page_of(row.request_id),
        crumbs=[REQUESTS, (row.request.title, page_of(row.request_id))],
        lead="Ce qui a été dit du travail, sa date et son coût sont effacés ; les pièces reviennent au "
        "stock, les photos restent.",
        danger=True,
    )


@dataclass(frozen=True)
class Stop:
    """One visit of the round: where, what, and the form that says it is done."""

    order: WorkOrder
    when: str
    where: str
    who: str
    phone: str
    tone: str
    form: forms.FinishOrder
    url: str
    page: str


@needs_sight("upkeep.requests")
def day(request: ActorRequest) -> HttpResponse:
    """The technician’s day, by hour and by street, one thumb; each visit is closed from here.

    Without a network, what is sent waits on the telephone and leaves by itself.
    """
    rows = reads.day_of(request.actor, request.today)
    people = heads_of([o.request.household_id for o in rows if o.request.household_id])
    stops = [_stop(request, each, people) for each in rows]
    _share_stock(request, [stop.form for stop in stops])
    now = [each for each in rows if each.visit_on == request.today]
    return render(
        request,
        "upkeep/day.html",
        {
            "title": "Ma tournée",
            "lead": f"{day_in_words(request.today, weekday=True).capitalize()}, "
            f"{plural(len(now), 'rendez-vous', 'rendez-vous')}.",
            "crumbs": [REQUESTS],
            "stops": stops,
            "may_finish": request.actor.may("upkeep.finish_order"),
        },
    )


def _share_stock(request: ActorRequest, asked: list[forms.FinishOrder]) -> None:
    """The parts in stock are read once, however many visits there are."""
    known = [
        ("", "—"),
        *StockPart.objects.visible_to(request.actor)
        .order_by("label", "pk")
        .values_list("pk", "label"),
    ]
    for form in asked:
        if "part" in form.fields:
            field: Any = form.fields["part"]
            field.choices = known


def _stop(request: ActorRequest, order: WorkOrder, people: dict[int, Person]) -> Stop:
    place, household = order.request.place, order.request.household
    at = time_in_words(order.visit_at) if order.visit_at else ""
    late = order.visit_on is not None and order.visit_on < request.today
    day_said = day_in_words(order.visit_on, short=True) if order.visit_on and late else ""
    shown = household is not None and may_see_home(household, request.actor)
    head = people.get(household.pk) if household is not None and shown else None
    some_time = "dans la journée" if order.visit_on else "sans rendez-vous"
    form = forms.FinishOrder(request, initial={"done_on": request.today})
    form.auto_id = f"o{order.pk}_%s"
    return Stop(
        order=order,
        when=f"en retard, prévu le {day_said}" if late else at or some_time,
        where=place.label
        if place.street and place.label.startswith(place.street)
        else ", ".join(filter(None, [place.street or place.site.name, place.label])),
        who=household.name if household is not None and shown else "",
        phone=first_number(head.phone) if head else "",
        tone="bad" if late else "" if order.visit_on else "wait",
        form=form,
        url=reverse("upkeep:finish_order", args=[order.pk]),
        page=page_of(order.request_id),
    )


@open_to_members
def worker(request: ActorRequest) -> HttpResponse:
    """The script that keeps one’s round on the telephone, for this address and no other."""
    code = finders.find("palier/round.js")
    with open(str(code), encoding="utf-8") as script:
        text = script.read()
    response = HttpResponse(text, content_type="text/javascript")
    response["Cache-Control"] = "no-cache"
    return response
