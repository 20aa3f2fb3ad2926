"""Repairs: the list, one request, who pays, who comes, one's round, figures."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.urls import reverse

from palier.base.documents.drawing import pdf_response
from palier.base.documents.sheets import Section, Sheet, sheet_pdf
from palier.base.kit.typography import capitalised, day_in_words
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui import lists as ui_lists
from palier.base.ui import shell
from palier.base.ui.cards import Card, Line, Tab, Verb, show_cards, verb, verbs
from palier.base.ui.lists import Chip
from palier.base.ui.pages import ask
from palier.base.ui.subjects import Subject
from palier.registers.people.reads import may_see_home
from palier.work.upkeep import actions, forms, lists, reads
from palier.work.upkeep.models import LIVING, OrderState, RepairRequest, RequestState
from palier.work.upkeep.urgencies import AT_ONCE
from palier.work.upkeep.views.lines import order_line, who_approves

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
        lists.requests_of(request.today),
        verbs=[Verb("Chiffres", reverse("upkeep:figures"), "chart-bar")],
        tabs=upkeep_tabs(),
    )


@needs_sight("upkeep.requests")
def report_repair(request: ActorRequest) -> HttpResponse:
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


REPAIR_REQUEST = Subject(
    RepairRequest,
    "<int:pk>/",
    fetch=("place__site", "household", "group", "organisation"),
    page="upkeep:request",
    under=lambda row: [REQUESTS, (row.title, page_of(row.pk))],
)


def page_of(pk: int) -> str:
    return reverse("upkeep:request", args=[pk])


@REPAIR_REQUEST.shown
def request(request: ActorRequest, row: RepairRequest) -> HttpResponse:
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
            lists.state_of(row, request.today),
            Chip(row.get_urgency_display(), lists.TONES.get(row.urgency, "")),  # type: ignore[arg-type]
        ],
        verbs=_verbs(request, row),
        cards=[
            _at_once(row),
            who_approves(request, orders),
            Card(
                "Ce qui se passe",
                [order_line(request, order) for order in orders],
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

    if row.state == RequestState.OPEN:
        if row.payer != RepairRequest.Payer.ASSOCIATION:
            found.append(
                verb(request, "upkeep.hand_on_repair", "Transmettre…", row, "arrow-right")
            )
        found.append(verb(request, "upkeep.order_repair", "Commander", row, "truck", main=True))
    if row.state in (RequestState.DONE, RequestState.HANDED_ON):
        found.append(
            verb(
                request, "upkeep.close_repair", "Demander si c’est réparé", row, "check", main=True
            )
        )
    if row.state == RequestState.CLOSED:
        found.append(verb(request, "upkeep.reopen_repair", "Rouvrir…", row))
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
    bring = verb(request, "upkeep.group_repairs", "Rapprocher…", row) if near else None
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
    change = verb(request, "upkeep.decide_payer", "Quelqu’un d’autre paie…", row)
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


REPAIR_REQUEST.verb(
    actions.decide_payer,
    forms.DecidePayer,
    at="payeur/",
    title="Qui paie cette réparation",
    submit="Garder ce payeur",
    said="Payeur changé, avec son motif.",
    lead=lambda row: f"Le titre dit : {row.payer_source}.",
    initial=lambda row, seen: {"payer": row.payer},
)


REPAIR_REQUEST.verb(
    actions.hand_on_repair,
    forms.HandOn,
    at="transmettre/",
    title="Transmettre la demande",
    submit="Transmettre",
    said="Demande transmise ; elle reste suivie. La réponse au ménage est prête.",
    lead=lambda row: f"Elle revient {row.falls_to} ({row.payer_source}).",
    initial=lambda row, seen: {"handed_on": seen.today},
)


@REPAIR_REQUEST.asks("reponse/")
def answer_letter(request: ActorRequest, row: RepairRequest) -> HttpResponse:
    """What we answer a household whose repair does not fall to us: whose it is, who was told."""
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


REPAIR_REQUEST.verb(
    actions.group_repairs,
    forms.GroupRepairs,
    at="rapprocher/",
    title="Une même cause",
    submit="Rapprocher ces demandes",
    said="Demandes rapprochées : une seule réparation les clôt toutes.",
)


REPAIR_REQUEST.verb(
    actions.order_repair,
    forms.OrderRepair,
    at="commander/",
    title="Commander la réparation",
    submit="Commander",
    said=lambda made: (
        "Commandé." if made.state == OrderState.SENT else "Devis noté : il attend une approbation."
    ),
    lead=lambda row: f"Payée par {row.get_payer_display()} ({row.payer_source}).",
    initial=lambda row, seen: {"ordered_on": seen.today},
)


REPAIR_REQUEST.verb(
    actions.close_repair,
    forms.CloseRepair,
    at="confirmer/",
    title="Est-ce réparé ?",
    submit="Noter la réponse",
    said=lambda made: "Demande close." if made.is_fixed else "Elle revient à traiter.",
    initial=lambda row, seen: {"closed_on": seen.today},
)
REPAIR_REQUEST.verb(
    actions.reopen_repair,
    at="rouvrir/",
    title=lambda row: f"Rouvrir : {row.title}",
    submit="Rouvrir cette demande",
    said="La demande est rouverte, là où elle en était.",
    lead="Close par erreur, ou la panne est revenue aussitôt. Celles qui se sont closes avec elle "
    "se rouvrent aussi.",
)
