"""Repairs: the list, one request, who pays, who comes, one's round, figures."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from palier.base.kit.money import NOTHING, euros
from palier.base.kit.typography import amount_in_digits, day_in_words, plural, time_in_words
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui import lists as ui_lists
from palier.base.ui import shell
from palier.base.ui.cards import Card, Line, Table, Verb, show_cards, verb, verbs
from palier.base.ui.lists import Chip
from palier.base.ui.pages import ask, press
from palier.law.dates import add_months
from palier.law.repairs import repair_items
from palier.registers.people.reads import may_see_home
from palier.work.upkeep import actions, forms, lists, reads
from palier.work.upkeep.models import LIVING, OrderState, RepairRequest, RequestState, WorkOrder
from palier.work.upkeep.urgencies import AT_ONCE

REQUESTS = ("Demandes techniques", "/travaux/")


@needs_sight("upkeep.requests")
def requests(request: ActorRequest) -> HttpResponse:
    figures_page = [Verb("Chiffres", reverse("upkeep:figures"), "chart-bar")]
    return ui_lists.show(request, lists.REQUESTS, verbs=figures_page)


@needs_sight("upkeep.requests")
def report(request: ActorRequest) -> HttpResponse:
    initial = {"place": request.GET.get("lieu"), "reported_on": request.today}
    form = forms.ReportRepair(request, initial=initial)
    return ask(
        request,
        form,
        actions.report_repair,
        form.chosen("place"),
        title="Noter une demande technique",
        submit="Noter cette demande",
        said=lambda made: (
            f"Demande notée, à faire avant le {day_in_words(made.due_on)}. "
            f"Payée par {made.get_payer_display()}."
        ),
        to=lambda made: reverse("upkeep:request", args=[made.pk]),
        back=REQUESTS[1],
        crumbs=[REQUESTS],
        lead="Le délai vient de l’urgence ; qui paie vient du titre du logement.",
    )


def _find(request: ActorRequest, pk: int) -> RepairRequest:
    rows = RepairRequest.objects.visible_to(request.actor)
    return get_object_or_404(
        rows.select_related("place__site", "household", "group", "organisation"), pk=pk
    )


def _back(pk: int) -> str:
    return reverse("upkeep:request", args=[pk])


def request(request: ActorRequest, pk: int) -> HttpResponse:
    row = _find(request, pk)
    orders = list(row.orders.select_related("technician", "contractor").order_by("-pk"))
    return show_cards(
        request,
        title=row.title,
        lead=f"{row.place.site.name}, {row.place.label}. {row.get_item_display()}.",
        crumbs=[REQUESTS],
        here=row.title,
        chips=[
            lists.state_of(row),
            Chip(row.get_urgency_display(), lists.TONES.get(row.urgency, "")),  # type: ignore[arg-type]
        ],
        verbs=_verbs(request, row),
        cards=[
            _at_once(row),
            Card(
                "Ce qui se passe",
                [_order_line(request, order) for order in orders],
                text=row.text,
                empty="Personne n’a encore été appelé.",
                icon="wrench-screwdriver",
            ),
            _same(request, row),
            _who_pays(request, row),
            _facts(request, row),
        ],
        panels=shell.panels("upkeep.repairrequest", row, request.actor, request.today),
    )


def _verbs(request: ActorRequest, row: RepairRequest) -> list[Verb]:
    found: list[Verb | None] = []

    def of(action: str, label: str, name: str, icon: str, **more: bool) -> Verb | None:
        url = reverse(f"upkeep:{name}", args=[row.pk])
        return verb(request, f"upkeep.{action}", label, url, icon, **more)

    if row.state == RequestState.OPEN:
        if row.payer != RepairRequest.Payer.ASSOCIATION:
            found.append(of("hand_on_repair", "Transmettre…", "hand_on", "arrow-right"))
        found.append(of("order_repair", "Commander", "order", "truck", main=True))
    if row.state in (RequestState.DONE, RequestState.HANDED_ON):
        found.append(of("close_repair", "Demander si c’est réparé", "close", "check", main=True))
    return verbs(*found)


def _at_once(row: RepairRequest) -> Card | None:
    told = AT_ONCE.get(row.item)
    if not told or row.urgency not in ("emergency", "urgent") or row.state != RequestState.OPEN:
        return None
    return Card(
        "À faire tout de suite",
        [Line(each, icon="exclamation-triangle") for each in told],
        tone="bad",
        icon="exclamation-triangle",
    )


def _order_line(request: ActorRequest, order: WorkOrder) -> Line:
    said = [f"Commandé le {day_in_words(order.ordered_on)}"]
    if order.quote is not None:
        said.append(f"devis {euros(order.quote)}")
    if order.visit_on is not None and order.done_on is None:
        at = f" à {time_in_words(order.visit_at)}" if order.visit_at else ""
        said.append(f"rendez-vous le {day_in_words(order.visit_on)}{at}")
    why = ", ".join(said) + "."
    if order.done_on is not None:
        cost = f" Coût : {euros(order.cost)}." if order.cost is not None else ""
        why += f"\nFait le {day_in_words(order.done_on)} : {order.report}.{cost}".replace(
            "..", "."
        )
    tones = {"quoted": "wait", "sent": "info", "done": "ok", "cancelled": ""}
    found: list[Verb | None] = []

    def of(action: str, label: str, name: str, post: bool = False) -> Verb | None:
        url = reverse(f"upkeep:{name}", args=[order.pk])
        return verb(request, f"upkeep.{action}", label, url, about=order.whom, post=post)

    if order.state == OrderState.QUOTED:
        found.append(of("approve_quote", "Approuver le devis", "approve", post=True))
    if order.state in (OrderState.QUOTED, OrderState.SENT):
        found.append(of("book_visit", "Rendez-vous…", "book"))
        found.append(of("cancel_order", "Annuler", "cancel", post=True))
    if order.state == OrderState.SENT:
        found.append(of("finish_order", "Noter le travail fait", "finish"))
    return Line(
        order.whom,
        why,
        chip=Chip(order.get_state_display(), tones[order.state]),  # type: ignore[arg-type]
        verbs=verbs(*found),
    )


def _same(request: ActorRequest, row: RepairRequest) -> Card | None:
    if row.state not in LIVING:
        return None
    grouped = list(row.grouped.select_related("place").order_by("pk"))
    if row.group is not None:
        line = Line(row.group.title, "", _back(row.group.pk), icon="link")
        return Card("Même cause que", [line], side=True, icon="link")
    near = list(reads.maybe_the_same(row)[:5])
    if not grouped and not near:
        return None
    url = reverse("upkeep:group", args=[row.pk])
    bring = verb(request, "upkeep.group_repairs", "Rapprocher…", url) if near else None
    return Card(
        "Même cause ?",
        [
            *(
                Line(each.title, each.place.label, _back(each.pk), chip=Chip("rattachée", "ok"))
                for each in grouped
            ),
            *(
                Line(each.title, each.place.label, _back(each.pk), chip=Chip("peut-être", "wait"))
                for each in near
            ),
        ],
        verbs=verbs(bring),
        side=True,
        icon="link",
    )


def _who_pays(request: ActorRequest, row: RepairRequest) -> Card:
    pairs: list[tuple[str, object]] = [
        ("Payée par", row.get_payer_display()),
        ("Texte ou clause", row.payer_source),
    ]
    if row.payer_because:
        pairs.append(("Décidé parce que", row.payer_because))
    if row.handed_to:
        pairs.append(("Transmise à", row.handed_to))
    url = reverse("upkeep:decide_payer", args=[row.pk])
    change = verb(request, "upkeep.decide_payer", "Quelqu’un d’autre paie…", url)
    return Card(
        "Qui paie",
        pairs=pairs,
        verbs=verbs(change) if row.state in LIVING else [],
        side=True,
        icon="banknotes",
    )


def _facts(request: ActorRequest, row: RepairRequest) -> Card:
    pairs: list[tuple[str, object]] = [
        ("Demandée le", row.reported_on),
        ("Par", row.get_origin_display()),
        ("À faire avant le", row.due_on),
    ]
    if row.household is not None and may_see_home(row.household, request.actor):
        pairs.append(("Chez", row.household.name))
    if row.closed_on:
        pairs.append(("Close le", row.closed_on))
    return Card("La demande", pairs=pairs, side=True, icon="clock")


def decide_payer(request: ActorRequest, pk: int) -> HttpResponse:
    row = _find(request, pk)
    return ask(
        request,
        forms.DecidePayer(request, subject=row, initial={"payer": row.payer}),
        actions.decide_payer,
        row,
        title="Qui paie cette réparation",
        submit="Garder ce payeur",
        said="Payeur changé, avec son motif.",
        back=_back(pk),
        crumbs=[REQUESTS, (row.title, _back(pk))],
        lead=f"Le titre dit : {row.payer_source}.",
    )


def hand_on(request: ActorRequest, pk: int) -> HttpResponse:
    row = _find(request, pk)
    return ask(
        request,
        forms.HandOn(request, subject=row),
        actions.hand_on_repair,
        row,
        title="Transmettre la demande",
        submit="Transmettre",
        said="Demande transmise ; elle reste suivie.",
        back=_back(pk),
        crumbs=[REQUESTS, (row.title, _back(pk))],
        lead=f"Elle revient à {row.get_payer_display()} ({row.payer_source}).",
    )


def group(request: ActorRequest, pk: int) -> HttpResponse:
    row = _find(request, pk)
    return ask(
        request,
        forms.GroupRepairs(request, subject=row),
        actions.group_repairs,
        row,
        title="Une même cause",
        submit="Rapprocher ces demandes",
        said="Demandes rapprochées : une seule réparation les clôt toutes.",
        back=_back(pk),
        crumbs=[REQUESTS, (row.title, _back(pk))],
    )


def order(request: ActorRequest, pk: int) -> HttpResponse:
    row = _find(request, pk)
    return ask(
        request,
        forms.OrderRepair(request, subject=row, initial={"ordered_on": request.today}),
        actions.order_repair,
        row,
        title="Commander la réparation",
        submit="Commander",
        said=lambda made: (
            "Commandé."
            if made.state == OrderState.SENT
            else "Devis noté : il attend une approbation."
        ),
        back=_back(pk),
        crumbs=[REQUESTS, (row.title, _back(pk))],
        lead=f"Payée par {row.get_payer_display()} ({row.payer_source}).",
    )


def close(request: ActorRequest, pk: int) -> HttpResponse:
    row = _find(request, pk)
    return ask(
        request,
        forms.CloseRepair(request, subject=row, initial={"closed_on": request.today}),
        actions.close_repair,
        row,
        title="Est-ce réparé ?",
        submit="Noter la réponse",
        said=lambda made: "Demande close." if made.is_fixed else "Elle revient à traiter.",
        back=_back(pk),
        crumbs=[REQUESTS, (row.title, _back(pk))],
    )


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
        to=_back(row.request_id),
    )


@require_POST
def cancel(request: ActorRequest, pk: int) -> HttpResponse:
    row = _order(request, pk)
    return press(
        request,
        actions.cancel_order,
        row,
        said="Ordre annulé : la demande attend de nouveau.",
        to=_back(row.request_id),
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
        back=_back(row.request_id),
        crumbs=[REQUESTS, (row.request.title, _back(row.request_id))],
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
        back=_back(row.request_id),
        crumbs=[REQUESTS, (row.request.title, _back(row.request_id))],
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
                _back(each.request_id),
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


@needs_sight("upkeep.requests")
def figures(request: ActorRequest) -> HttpResponse:
    """Delays by urgency, cost by kind, over a year; each figure opens its list."""
    last = request.today
    first = add_months(last, -12)
    told = reads.by_urgency(request.actor, first, last)
    costs = reads.cost_by_item(request.actor, first, last)
    at, labels = REQUESTS[1], dict(repair_items())
    return show_cards(
        request,
        title="Réparations en chiffres",
        lead=f"Du {day_in_words(first)} au {day_in_words(last)}.",
        crumbs=[REQUESTS],
        cards=[
            Card(
                "Délais par urgence",
                table=Table(
                    ["Urgence", "Demandes", "Closes", "En retard", "Jours en moyenne"],
                    [
                        (
                            (row.label, f"{at}?urgence={row.urgency}"),
                            str(row.count),
                            (str(row.closed), f"{at}?urgence={row.urgency}&etat=closed"),
                            (str(row.late), f"{at}?urgence={row.urgency}&etat=retard"),
                            "" if row.days is None else str(row.days),
                        )
                        for row in told
                    ],
                    numbers=(1, 2, 3, 4),
                )
                if told
                else None,
                empty="Aucune demande en un an.",
                icon="clock",
            ),
            Card(
                "Coût par nature",
                table=Table(
                    ["Nature", "Travaux", "Coût (€)"],
                    [
                        ((labels[item], f"{at}?quoi={item}"), str(count), amount_in_digits(total))
                        for item, count, total in costs
                    ],
                    [
                        "Total",
                        str(sum(count for _, count, _ in costs)),
                        amount_in_digits(sum((total for *_, total in costs), NOTHING)),
                    ],
                    numbers=(1, 2),
                )
                if costs
                else None,
                empty="Aucun travail fait en un an.",
                icon="banknotes",
            ),
        ],
    )
