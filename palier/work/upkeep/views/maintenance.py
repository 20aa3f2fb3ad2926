"""Maintenance, meters, stock, what a repair costs to others."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from palier.base.kit.money import NOTHING, euros
from palier.base.kit.typography import capitalised, day_in_words
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui import lists as ui_lists
from palier.base.ui import shell
from palier.base.ui.cards import Card, Line, show_cards, verb, verbs
from palier.base.ui.lists import Chip
from palier.base.ui.pages import ask, press
from palier.base.ui.subjects import Subject
from palier.work.upkeep import actions, forms, lists
from palier.work.upkeep.models import MaintenanceContract, MaintenanceVisit, StockPart, WorkOrder
from palier.work.upkeep.views.requests import REQUESTS, page_of, upkeep_tabs

MAINTENANCE = ("Contrats d’entretien", "/travaux/entretien/")
STOCK = ("Stock", "/travaux/stock/")


@needs_sight("upkeep.requests")
def maintenance(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.maintenance_of(request.today), tabs=upkeep_tabs())


@needs_sight("upkeep.requests")
def sign_maintenance(request: ActorRequest) -> HttpResponse:
    form = forms.SignMaintenance(request, initial={"starts_on": request.today})
    return ask(
        request,
        form,
        actions.sign_maintenance,
        form.chosen("site"),
        title="Noter un contrat d’entretien",
        submit="Noter ce contrat",
        said="Contrat noté : sa première visite est attendue.",
        to=lambda made: reverse("upkeep:maintenance_contract", args=[made.pk]),
        back=MAINTENANCE[1],
        crumbs=[REQUESTS, MAINTENANCE],
    )


MAINTENANCE_CONTRACT = Subject(
    MaintenanceContract,
    "entretien/<int:pk>/",
    fetch=("site", "contractor"),
    page="upkeep:maintenance_contract",
    under=(REQUESTS, MAINTENANCE),
)


@MAINTENANCE_CONTRACT.shown
def maintenance_contract(request: ActorRequest, row: MaintenanceContract) -> HttpResponse:
    """A contract, its visits done and awaited."""
    lines = _visit_lines(request, row)
    return show_cards(
        request,
        title=f"{capitalised(row.get_kind_display())}, {row.site.name}",
        lead=f"{row.contractor.name}, {row.reference or 'sans référence'}.",
        crumbs=[REQUESTS, MAINTENANCE],
        verbs=verbs(verb(request, "upkeep.end_maintenance", "Terminer…", row, "x-mark"))
        if row.period.upper is None
        else [],
        cards=[
            Card("Visites", lines, empty="Aucune visite.", icon="shield-check"),
            Card(
                "Le contrat",
                pairs=[
                    ("Depuis le", row.period.lower),
                    *(
                        [("Jusqu’au", row.period.upper - row.period.upper.resolution)]
                        if row.period.upper
                        else []
                    ),
                    ("Visite tous les", f"{row.every_months} mois"),
                ],
                side=True,
                icon="document-text",
            ),
        ],
        panels=shell.panels("upkeep.maintenancecontract", row, request.actor, request.today),
    )


def _visit_lines(request: ActorRequest, row: MaintenanceContract) -> list[Line]:
    """The visits awaited, then those done."""
    lines = []
    for each in row.visits.order_by("done_on", "-due_on", "-pk"):
        url = reverse("upkeep:note_visit", args=[each.pk])
        waits = each.done_on is None
        lines.append(
            Line(
                f"Attendue avant le {day_in_words(each.due_on)}"
                if waits
                else f"Faite le {day_in_words(each.done_on)}",  # type: ignore[arg-type]
                each.words,
                icon="shield-check",
                chip=Chip(
                    day_in_words(each.due_on, short=True),
                    shell.tone_of(each.due_on, request.today),
                )
                if waits
                else Chip(
                    "rien à signaler" if each.is_fine else "des défauts",
                    "ok" if each.is_fine else "bad",
                ),
                verbs=verbs(
                    verb(request, "upkeep.note_maintenance_visit", "Noter la visite", url)
                    if waits
                    else verb(
                        request,
                        "upkeep.report_repair",
                        "Noter une demande",
                        reverse("upkeep:report_repair"),
                        about=each.words,
                    )
                    if not each.is_fine
                    else None
                ),
            )
        )
    return lines


MAINTENANCE_VISIT = Subject(
    MaintenanceVisit,
    "visites/<int:pk>/",
    fetch=("contract__site",),
    page=lambda row: reverse("upkeep:maintenance_contract", args=[row.contract_id]),
    under=(REQUESTS, MAINTENANCE),
)


@MAINTENANCE_VISIT.shown
def note_visit(request: ActorRequest, row: MaintenanceVisit) -> HttpResponse:
    back = reverse("upkeep:maintenance_contract", args=[row.contract_id])
    return ask(
        request,
        forms.NoteMaintenanceVisit(request, subject=row, initial={"done_on": request.today}),
        actions.note_maintenance_visit,
        row,
        title="Noter la visite",
        submit="Noter cette visite",
        said="Visite notée.",
        back=back,
        crumbs=[REQUESTS, MAINTENANCE],
    )


MAINTENANCE_CONTRACT.verb(
    actions.end_maintenance,
    forms.EndMaintenance,
    at="terminer/",
    title="Terminer le contrat",
    submit="Terminer ce contrat",
    said="Contrat terminé.",
)


@needs_sight("upkeep.requests")
def meters(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.meters_of(request.today), tabs=upkeep_tabs())


@needs_sight("upkeep.requests")
def stock(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.STOCK, tabs=upkeep_tabs())


@needs_sight("upkeep.requests")
def add_part(request: ActorRequest) -> HttpResponse:
    return ask(
        request,
        forms.AddPart(request, initial={"on": request.today}),
        actions.add_part,
        request.actor.organisation,
        title="Ajouter une pièce",
        submit="Ajouter cette pièce",
        said="Pièce ajoutée.",
        back=STOCK[1],
        crumbs=[REQUESTS, STOCK],
    )


STOCK_PART = Subject(
    StockPart,
    "stock/<int:pk>/",
    under=(REQUESTS, STOCK),
)


STOCK_PART.verb(
    actions.move_stock,
    forms.MoveStock,
    at="mouvement/",
    title=lambda row: f"{row.label} : entrée ou sortie",
    submit="Compter ce mouvement",
    said="Compté.",
    initial=lambda row, seen: {"on": seen.today},
)


WORK_ORDER = Subject(
    WorkOrder,
    "ordres/<int:pk>/",
    fetch=("request",),
)


@WORK_ORDER.asks("refacturer/")
def charge_repair(request: ActorRequest, row: WorkOrder) -> HttpResponse:
    return ask(
        request,
        forms.ChargeRepair(
            request, subject=row, initial={"amount": row.cost, "month_on": request.today}
        ),
        actions.charge_repair,
        row,
        title="Refacturer à l’occupant",
        submit="Refacturer cette réparation",
        said="Refacturée : elle vient avec l’avis du mois.",
        back=page_of(row.request_id),
        crumbs=[REQUESTS, (row.request.title, page_of(row.request_id))],
        lead=row.request.payer_source,
    )


@require_POST
def drop_repair_charge(request: ActorRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(WorkOrder.objects.visible_to(request.actor), pk=pk)
    return press(
        request,
        actions.drop_repair_charge,
        row,
        said="Elle n’est plus refacturée.",
        to=page_of(row.request_id),
    )


@WORK_ORDER.asks("imputer/")
def charge_principal(request: ActorRequest, row: WorkOrder) -> HttpResponse:
    return ask(
        request,
        forms.ChargePrincipal(request, subject=row, initial={"on": request.today}),
        actions.charge_principal,
        row,
        title="Imputer au mandant",
        submit="Imputer cette réparation",
        said="Imputée : elle vient avec le prochain compte rendu du mandant.",
        back=page_of(row.request_id),
        crumbs=[REQUESTS, (row.request.title, page_of(row.request_id))],
        lead=f"{row.request.payer_source}. Coût : {euros(row.cost or NOTHING)}.",
    )


@WORK_ORDER.asks("ne-plus-imputer/")
def drop_principal_charge(request: ActorRequest, row: WorkOrder) -> HttpResponse:
    return ask(
        request,
        forms.ChargePrincipal(request, subject=row, initial={"on": request.today}),
        actions.drop_principal_charge,
        row,
        title="Ne plus imputer au mandant",
        submit="Annuler cette imputation",
        said="Elle n’est plus imputée : son écriture est contre-passée.",
        back=page_of(row.request_id),
        crumbs=[REQUESTS, (row.request.title, page_of(row.request_id))],
        danger=True,
    )
