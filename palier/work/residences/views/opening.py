"""From the project of a house to its first resident; what kind a house was, and when."""

from typing import Any

from django.db.models import F
from django.http import HttpResponse
from django.urls import reverse

from palier.base.kit.typography import day_in_words, in_digits, month_in_words
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.tenancy.models import Site
from palier.base.ui.cards import Card, Line, Table, Verb, show_cards, verb, verbs
from palier.base.ui.lists import Chip
from palier.base.ui.pages import ask
from palier.base.ui.shell import tone_of
from palier.base.ui.subjects import Subject
from palier.law.dates import Month
from palier.work.residences import actions, filling, forms
from palier.work.residences.models import OpeningProject, OpeningStep, WorksStay
from palier.work.residences.views.finding import find_house as _house
from palier.work.residences.views.finding import house_crumbs, house_tabs


def opening_page(pk: int) -> str:
    return reverse("residences:opening", args=[pk])


@needs_sight("residences.houses")
def opening(request: ActorRequest, pk: int) -> HttpResponse:
    """The project of a house: what is missing, places month by month, what kinds it has been."""
    site = _house(request, pk)
    current = (
        OpeningProject.objects.filter(site=site)
        .order_by(F("opened_on").desc(nulls_first=True), "-pk")
        .first()
    )
    return show_cards(
        request,
        title=f"Ouverture et histoire, {site.name}",
        lead=current.words if current else "",
        crumbs=house_crumbs(site),
        here="Ouverture et histoire",
        tabs=house_tabs(request, site),
        chips=_chips(current),
        verbs=_verbs(request, site, current),
        cards=[
            _steps(request, current) if current else None,
            _growth(request, site, current) if current else None,
            _works_stays(request, current) if current else None,
            Card(
                "Aucun projet en cours",
                empty="Une ouverture, une extension ou une transformation se prépare ici : "
                "agréments, équipement, recrutement, places mois par mois.",
                icon="rocket-launch",
            )
            if current is None
            else None,
            _kinds(site),
        ],
    )


def _chips(project: OpeningProject | None) -> list[Chip]:
    if project is None:
        return []
    if project.opened_on is not None:
        return [Chip(f"ouverte le {day_in_words(project.opened_on)}", "ok")]
    return [
        Chip(project.get_kind_display(), "info"),
        Chip(f"prévue le {day_in_words(project.planned_on)}", "wait"),
    ]


def _verbs(request: ActorRequest, site: Site, project: OpeningProject | None) -> list[Verb]:
    found = [
        verb(
            request, "residences.change_house_kind", "Changer de type…", site, "arrows-right-left"
        )
    ]
    if project is None or project.opened_on is not None:
        found.append(
            verb(
                request,
                "residences.plan_opening",
                "Préparer un projet",
                site,
                "rocket-launch",
                main=True,
            )
        )
    else:
        found.append(
            verb(request, "residences.plan_month", "Prévoir un mois", project, "calendar")
        )
        found.append(
            verb(request, "residences.open_house", _opening_words(project), project, "key")
        )
        found.append(
            verb(
                request,
                "residences.add_opening_step",
                "Ajouter une étape",
                project,
                "plus",
                main=True,
            )
        )
    return verbs(*found)


def _opening_words(project: OpeningProject) -> str:
    """A house opens; one that stands is given back to its residents."""
    opens = project.kind == OpeningProject.Kind.OPENING
    return "Ouvrir la maison" if opens else "Terminer ce projet"


def _steps(request: ActorRequest, project: OpeningProject) -> Card:
    lines = [
        Line(
            each.label,
            f"{each.get_kind_display()}, "
            + (
                f"fait le {day_in_words(each.done_on)}"
                if each.done_on
                else f"avant le {day_in_words(each.due_on)}"
            ),
            chip=None
            if each.done_on
            else Chip(day_in_words(each.due_on, short=True), tone_of(each.due_on, request.today)),
            verbs=[]
            if each.done_on
            else verbs(
                verb(request, "residences.finish_opening_step", "Fait…", each, about=each.label)
            ),
            is_done=each.done_on is not None,
            icon="clipboard-document-check",
        )
        for each in project.steps.order_by("done_on", "due_on", "pk")
    ]
    return Card(
        "Ce qu’il faut avant d’ouvrir",
        lines,
        empty="Aucune étape. Ajoutez l’agrément, la commission de sécurité, le mobilier, l’équipe.",
        icon="clipboard-document-check",
    )


def _growth(request: ActorRequest, site: Site, project: OpeningProject) -> Card:
    """Places planned month by month, beside those really lived in."""
    rows = []
    planned = list(project.months.order_by("month"))
    days = [min(Month.of(each.month).last, request.today) for each in planned]
    lived = filling.lived_on(request.actor, site, days)
    for each, day in zip(planned, days, strict=True):
        real = str(lived[day]) if each.month <= request.today else ""
        rows.append(
            [
                month_in_words(each.month),
                str(each.places),
                str(each.lived),
                real,
                in_digits(each.staff),
            ]
        )
    return Card(
        "Montée en charge",
        table=Table(
            ["Mois", "Places ouvertes", "Occupées (prévu)", "Occupées (réel)", "Postes (ETP)"],
            rows,
            numbers=(1, 2, 3, 4),
        )
        if rows
        else None,
        empty="Aucun mois prévu.",
        icon="chart-bar",
    )


def _works_stays(request: ActorRequest, project: OpeningProject) -> Card | None:
    """Who lives elsewhere meanwhile, until when; who is back."""
    rows = (
        WorksStay.objects.visible_to(request.actor)
        .filter(project=project)
        .select_related("occupancy__household", "occupancy__main_place", "place__site")
        .order_by(F("returned_on").asc(nulls_first=True), "back_by", "pk")
    )
    lines = [
        Line(
            f"{each.occupancy.household.name}, {each.occupancy.main_place.label}",
            ", ".join(
                filter(
                    None,
                    [
                        each.at,
                        f"depuis le {day_in_words(each.starts_on)}",
                    ],
                )
            ),
            reverse("residences:resident", args=[each.occupancy_id]),
            icon="home-modern",
            chip=Chip(f"revenu le {day_in_words(each.returned_on, short=True)}", "ok")
            if each.returned_on
            else Chip(
                f"retour le {day_in_words(each.back_by, short=True)}",
                tone_of(each.back_by, request.today),
            ),
            verbs=[]
            if each.returned_on
            else verbs(
                verb(
                    request,
                    "residences.end_works_stay",
                    "Revenu…",
                    each,
                    about=each.occupancy.household.name,
                )
            ),
        )
        for each in rows
    ]
    offered = verb(
        request, "residences.rehouse_for_works", "Reloger pendant les travaux…", project
    )
    transforms = project.kind == OpeningProject.Kind.TRANSFORMATION and project.opened_on is None
    if not lines and not transforms:
        return None
    return Card(
        "Relogés pendant les travaux",
        lines,
        empty="Personne n’est relogé. Le contrat de chacun continue pendant les travaux.",
        verbs=verbs(offered) if transforms else [],
        icon="home-modern",
    )


def _kinds(site: Site) -> Card:
    rows = site.kinds.order_by("-period", "-pk")
    lines = [
        Line(
            each.label,
            ", ".join(
                filter(
                    None,
                    [
                        f"depuis le {day_in_words(each.period.lower)}"
                        if each.period.lower.year > 1900
                        else "depuis l’origine",
                        f"jusqu’au {day_in_words(each.period.upper - each.period.upper.resolution)}"
                        if each.period.upper
                        else "",
                        each.source,
                    ],
                )
            ),
            icon="building-office",
        )
        for each in rows
    ]
    return Card(
        "Ce que cette maison a été",
        lines,
        empty=f"Depuis l’origine : {site.get_kind_display()}.",
        side=True,
        icon="clock",
    )


def _asking(
    request: ActorRequest, site: Site, subject: Any, form: Any, action: Any, **told: Any
) -> HttpResponse:
    return ask(
        request,
        form,
        action,
        subject,
        back=opening_page(site.pk),
        crumbs=[*house_crumbs(site), ("Ouverture et histoire", opening_page(site.pk))],
        **told,
    )


def plan_opening(request: ActorRequest, pk: int) -> HttpResponse:
    site = _house(request, pk)
    return _asking(
        request,
        site,
        site,
        forms.PlanOpening(request, subject=site),
        actions.plan_opening,
        title="Préparer un projet",
        submit="Préparer ce projet",
        said="Projet créé : ajoutez ce qu’il faut avant d’ouvrir.",
    )


OPENING_PROJECT = Subject(
    OpeningProject,
    "ouvertures/<int:pk>/",
    fetch=("site",),
)


@OPENING_PROJECT.asks("etape/")
def add_opening_step(request: ActorRequest, row: OpeningProject) -> HttpResponse:
    return _asking(
        request,
        row.site,
        row,
        forms.AddOpeningStep(request, subject=row),
        actions.add_opening_step,
        title="Ajouter une étape",
        submit="Ajouter cette étape",
        said="Étape ajoutée.",
    )


OPENING_STEP = Subject(
    OpeningStep,
    "etapes/<int:pk>/",
    fetch=("project__site",),
)


@OPENING_STEP.asks("fait/")
def finish_opening_step(request: ActorRequest, row: OpeningStep) -> HttpResponse:
    return _asking(
        request,
        row.project.site,
        row,
        forms.FinishOpeningStep(request, subject=row, initial={"done_on": request.today}),
        actions.finish_opening_step,
        title=row.label,
        submit="Noter que c’est fait",
        said="Étape faite.",
    )


@OPENING_PROJECT.asks("mois/")
def plan_month(request: ActorRequest, row: OpeningProject) -> HttpResponse:
    return _asking(
        request,
        row.site,
        row,
        forms.PlanMonth(request, subject=row, initial={"month": row.planned_on}),
        actions.plan_month,
        title="Prévoir un mois",
        submit="Garder ce mois",
        said="Mois prévu.",
        lead="Un mois déjà prévu est corrigé.",
    )


@OPENING_PROJECT.asks("ouvrir/")
def open_house(request: ActorRequest, row: OpeningProject) -> HttpResponse:
    opens = row.kind == OpeningProject.Kind.OPENING
    return _asking(
        request,
        row.site,
        row,
        forms.OpenHouse(request, subject=row, initial={"opened_on": request.today}),
        actions.open_house,
        title=_opening_words(row),
        submit="Ouvrir cette maison" if opens else "Terminer ce projet",
        said="La maison est ouverte." if opens else "Projet terminé.",
    )


def change_house_kind(request: ActorRequest, pk: int) -> HttpResponse:
    site = _house(request, pk)
    return _asking(
        request,
        site,
        site,
        forms.ChangeHouseKind(request, subject=site, initial={"starts_on": request.today}),
        actions.change_house_kind,
        title="Changer le type de la maison",
        submit="Changer le type",
        said="Type changé ; ce qu’elle était reste dans son histoire.",
        lead=f"Aujourd’hui : {site.get_kind_display()}.",
    )


@OPENING_PROJECT.asks("reloger/")
def rehouse_for_works(request: ActorRequest, row: OpeningProject) -> HttpResponse:
    return _asking(
        request,
        row.site,
        row,
        forms.RehouseForWorks(request, subject=row),
        actions.rehouse_for_works,
        title="Reloger pendant les travaux",
        submit="Noter ce relogement",
        said="Relogement noté : le contrat continue, le retour est attendu.",
        lead="Avec l’accord écrit du ménage, et l’adresse où il sera.",
    )


WORKS_STAY = Subject(
    WorksStay,
    "relogements/<int:pk>/",
    fetch=("project__site", "occupancy__household"),
)


@WORKS_STAY.asks("retour/")
def end_works_stay(request: ActorRequest, row: WorksStay) -> HttpResponse:
    return _asking(
        request,
        row.project.site,
        row,
        forms.EndWorksStay(request, subject=row, initial={"returned_on": request.today}),
        actions.end_works_stay,
        title=f"{row.occupancy.household.name} est de retour",
        submit="Noter ce retour",
        said="Retour noté.",
    )
