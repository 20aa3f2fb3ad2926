"""Orders and one's own round."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from palier.base.kit.typography import day_in_words, plural, time_in_words
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui.cards import Card, Line, Verb, show_cards
from palier.base.ui.lists import Chip
from palier.base.ui.pages import ask, press
from palier.work.upkeep import actions, forms, reads
from palier.work.upkeep.models import WorkOrder
from palier.work.upkeep.views.requests import REQUESTS, page_of


def _order(request: ActorRequest, pk: int) -> WorkOrder:
    rows = WorkOrder.objects.visible_to(request.actor)
    return get_object_or_404(rows.select_related("request", "technician", "contractor"), pk=pk)


@require_POST
def approve(request: ActorRequest, pk: int) -> HttpResponse:
    row = _order(request, pk)
    return press(
        request,
        actions.approve_quote,
        row,
        said="Devis approuvé : la commande part.",
        to=page_of(row.request_id),
    )


@require_POST
def cancel(request: ActorRequest, pk: int) -> HttpResponse:
    row = _order(request, pk)
    return press(
        request,
        actions.cancel_order,
        row,
        said="Ordre annulé : la demande attend de nouveau.",
        to=page_of(row.request_id),
    )


def book(request: ActorRequest, pk: int) -> HttpResponse:
    row = _order(request, pk)
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


def finish(request: ActorRequest, pk: int) -> HttpResponse:
    row = _order(request, pk)
    return ask(
        request,
        forms.FinishOrder(request, subject=row, initial={"done_on": request.today}),
        actions.finish_order,
        row,
        title="Travail fait",
        submit="Noter le travail fait",
        said="Noté. Demandez au ménage si c’est réparé.",
        back=page_of(row.request_id),
        crumbs=[REQUESTS, (row.request.title, page_of(row.request_id))],
        lead="Les photos se joignent à la demande, dans « Documents ».",
    )


@needs_sight("upkeep.requests")
def day(request: ActorRequest) -> HttpResponse:
    """The technician's day, by hour and by street, one thumb."""
    rows = reads.day_of(request.actor, request.today)
    late = [o for o in rows if o.visit_on and o.visit_on < request.today]
    now = [o for o in rows if o.visit_on == request.today]
    free = [o for o in rows if o.visit_on is None]
    return show_cards(
        request,
        title="Ma tournée",
        lead=f"{day_in_words(request.today, weekday=True).capitalize()}, "
        f"{plural(len(now), 'rendez-vous', 'rendez-vous')}.",
        crumbs=[REQUESTS],
        cards=[
            _visits("En retard", late, request.today, "bad") if late else None,
            _visits("Aujourd’hui", now, request.today, ""),
            _visits("Sans rendez-vous", free, request.today, "wait") if free else None,
        ],
    )


def _visits(title: str, rows: list[WorkOrder], today: date, tone: str) -> Card:
    lines = []
    for each in rows:
        place = each.request.place
        at = time_in_words(each.visit_at) if each.visit_at else ""
        where = ", ".join(filter(None, [place.street or place.site.name, place.label]))
        lines.append(
            Line(
                f"{at} {each.request.title}".strip(),
                where,
                page_of(each.request_id),
                verbs=[
                    Verb(
                        "Noter le travail fait",
                        reverse("upkeep:finish", args=[each.pk]),
                        about=each.request.title,
                    )
                ],
                chip=Chip(f"prévu le {each.visit_on:%d/%m}", "bad")
                if each.visit_on and each.visit_on < today
                else None,
            )
        )
    return Card(title, lines, empty="Rien de prévu.", tone=tone, icon="map-pin")  # type: ignore[arg-type]
