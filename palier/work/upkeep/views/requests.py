"""Repairs: the list, one request, who pays, who comes, one's round, figures."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from palier.base.documents.drawing import pdf_response
from palier.base.documents.sheets import Section, Sheet, sheet_pdf
from palier.base.kit.money import euros
from palier.base.kit.typography import capitalised, day_in_words, time_in_words
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui import lists as ui_lists
from palier.base.ui import shell
from palier.base.ui.cards import Card, Line, Tab, Verb, show_cards, verb, verbs
from palier.base.ui.lists import Chip
from palier.base.ui.pages import ask
from palier.registers.people.reads import may_see_home
from palier.work.upkeep import actions, forms, lists, reads
from palier.work.upkeep.holding import principal_of
from palier.work.upkeep.models import LIVING, OrderState, RepairRequest, RequestState, WorkOrder
from palier.work.upkeep.urgencies import AT_ONCE

REQUESTS = ("Demandes techniques", "/travaux/")


def upkeep_tabs() -> list[Tab]:
    """The lists of repairs and upkeep, one beside the other."""
    names = {
        "requests": "Demandes",
        "refits": "Remises en état",
        "maintenance": "Entretien",
        "meters": "Compteurs",
        "stock": "Stock",
        "reserves": "Réserves",
        "works": "Contre loyer",
    }
    return [
        Tab(label, reverse(f"upkeep:{name}"), rank)
        for rank, (name, label) in enumerate(names.items())
    ]


@needs_sight("upkeep.requests")
def requests(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(
        request,
        lists.REQUESTS,
        verbs=[Verb("Chiffres", reverse("upkeep:figures"), "chart-bar")],
        tabs=upkeep_tabs(),
    )


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
        later=True,
    )


def _find(request: ActorRequest, pk: int) -> RepairRequest:
    rows = RepairRequest.objects.visible_to(request.actor)
    return get_object_or_404(
        rows.select_related("place__site", "household", "group", "organisation"), pk=pk
    )


def page_of(pk: int) -> str:
    return reverse("upkeep:request", args=[pk])


def request(request: ActorRequest, pk: int) -> HttpResponse:
    row = _find(request, pk)
    orders = list(
        row.orders.select_related("technician", "contractor", "extra", "request").order_by("-pk")
    )
    return show_cards(
        request,
        title=row.title,
        lead=f"{row.place.site.name}, {row.place.label}. {capitalised(row.get_item_display())}.",
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
                empty=f"Transmise à {row.handed_to}."
                if row.handed_to
                else "Personne n’a encore été appelé.",
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
    if (
        not told
        or row.urgency not in ("emergency", "urgent")
        or row.state
        not in (
            RequestState.OPEN,
            RequestState.ORDERED,
        )
    ):
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
    if order.because:
        said.append(f"hors de notre charge : {order.because}")
    why = ", ".join(said) + "."
    if order.done_on is not None:
        cost = f" Coût : {euros(order.cost)}." if order.cost is not None else ""
        if order.is_over:
            cost += " Il dépasse ce qui a été approuvé."
        if order.move_id is not None:
            cost += " Imputé au mandant."
        why += f"\nFait le {day_in_words(order.done_on)} : {order.report}.{cost}".replace(
            "..", "."
        )
    tones = {"quoted": "wait", "sent": "info", "done": "ok", "cancelled": ""}
    return Line(
        order.whom,
        why,
        chip=Chip(order.get_state_display(), tones[order.state]),  # type: ignore[arg-type]
        verbs=_order_verbs(request, order),
    )


def _order_verbs(request: ActorRequest, order: WorkOrder) -> list[Verb]:
    """What may still be done of an order, by where it stands."""

    def of(action: str, label: str, name: str, *, post: bool = False) -> Verb | None:
        url = reverse(f"upkeep:{name}", args=[order.pk])
        return verb(request, f"upkeep.{action}", label, url, about=order.whom, post=post)

    book = of("book_visit", "Rendez-vous…", "book")
    cancel = of("cancel_order", "Annuler", "cancel", post=True)
    approve = of("approve_quote", "Approuver le devis", "approve", post=True)
    finish = of("finish_order", "Noter le travail fait", "finish")
    payer, free = order.request.payer, order.extra_id is None and order.move_id is None
    recharge = None
    if free and not order.is_over and payer == RepairRequest.Payer.OCCUPANT:
        recharge = of("charge_repair", "Refacturer…", "charge")
    if free and not order.is_over and payer == RepairRequest.Payer.OWNER and principal_of(order):
        recharge = of("charge_principal", "Imputer au mandant…", "charge_principal")
    if order.is_over:
        approve = of("approve_quote", "Approuver ce coût", "approve", post=True)
    undo = (
        of("drop_repair_charge", "Ne plus refacturer", "drop_charge", post=True)
        if order.extra is not None and order.extra.notice_id is None
        else None
    )
    return verbs(
        *{
            "quoted": [approve, book, cancel],
            "sent": [book, cancel, finish],
            "done": [
                approve if order.is_over else None,
                recharge,
                undo,
                of("drop_principal_charge", "Ne plus imputer…", "drop_principal_charge")
                if order.move_id
                else None,
            ],
        }.get(order.state, [])
    )


def _same(request: ActorRequest, row: RepairRequest) -> Card | None:
    if row.state not in LIVING:
        return None
    grouped = list(row.grouped.select_related("place").order_by("pk"))
    if row.group is not None:
        line = Line(row.group.title, "", page_of(row.group.pk), icon="link")
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
                Line(each.title, each.place.label, page_of(each.pk), chip=Chip("rattachée", "ok"))
                for each in grouped
            ),
            *(
                Line(
                    each.title, each.place.label, page_of(each.pk), chip=Chip("peut-être", "wait")
                )
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
    if row.handed_on:
        pairs.append(("Transmise le", row.handed_on))
    url = reverse("upkeep:decide_payer", args=[row.pk])
    change = verb(request, "upkeep.decide_payer", "Quelqu’un d’autre paie…", url)
    answer = Verb(
        "Réponse au ménage", reverse("upkeep:answer_letter", args=[row.pk]), "document-text"
    )
    return Card(
        "Qui paie",
        pairs=pairs,
        verbs=[
            *(verbs(change) if row.state in LIVING else []),
            *([answer] if row.handed_on and row.household_id else []),
        ],
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
        back=page_of(pk),
        crumbs=[REQUESTS, (row.title, page_of(pk))],
        lead=f"Le titre dit : {row.payer_source}.",
    )


def hand_on(request: ActorRequest, pk: int) -> HttpResponse:
    row = _find(request, pk)
    return ask(
        request,
        forms.HandOn(request, subject=row, initial={"handed_on": request.today}),
        actions.hand_on_repair,
        row,
        title="Transmettre la demande",
        submit="Transmettre",
        said="Demande transmise ; elle reste suivie. La réponse au ménage est prête.",
        back=page_of(pk),
        crumbs=[REQUESTS, (row.title, page_of(pk))],
        lead=f"Elle revient {row.falls_to} ({row.payer_source}).",
    )


def answer_letter(request: ActorRequest, pk: int) -> HttpResponse:
    """What we answer a household whose repair does not fall to us: whose it is, who was told."""
    row = _find(request, pk)
    if row.handed_on is None or row.household is None:
        raise Http404
    if not may_see_home(row.household, request.actor):
        raise PermissionDenied
    where, site = row.place.label, row.place.site
    town = " ".join(filter(None, [site.postcode, site.town]))
    street = row.place.street or site.street
    address = [where] if not street or where.startswith(street) else [where, street]
    sheet = Sheet(
        "Votre demande de réparation",
        [
            Section(
                text=f"Vous nous avez dit le {day_in_words(row.reported_on)} : « {row.title} », "
                f"{where}."
            ),
            Section(
                text=f"Cette réparation revient {row.falls_to} ({row.payer_source}) : "
                "elle n’entre pas dans ce que l’association prend en charge."
            ),
            Section(
                text=f"Nous l’avons transmise le {day_in_words(row.handed_on)} à {row.handed_to}. "
                "Nous restons à vos côtés : dites-nous si rien ne vient."
            ),
        ],
        addressee=[row.household.name, *address, *([town] if town else [])],
        note=row.payer_source,
    )
    return pdf_response(sheet_pdf(row, row.organisation, sheet), f"reponse-{row.pk}")


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
        back=page_of(pk),
        crumbs=[REQUESTS, (row.title, page_of(pk))],
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
        back=page_of(pk),
        crumbs=[REQUESTS, (row.title, page_of(pk))],
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
        back=page_of(pk),
        crumbs=[REQUESTS, (row.title, page_of(pk))],
    )
