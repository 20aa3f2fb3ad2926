"""Measures, caseloads, measure-months."""

from datetime import date, timedelta

from django.http import HttpResponse
from django.urls import reverse

from palier.base.kit.typography import capitalised, day_in_words
from palier.base.tenancy.actors import ActorRequest
from palier.base.ui import lists as ui_lists
from palier.base.ui.cards import Card, Line, Verb, show_cards, verb, verbs
from palier.base.ui.fields import EARLIEST, LATEST
from palier.base.ui.lists import Chip
from palier.base.ui.pages import ask, asked_day
from palier.base.ui.subjects import Subject
from palier.registers.people.models import Household
from palier.work.casework.finding import crumbs as _household_crumbs
from palier.work.support import actions, forms, lists, reads
from palier.work.support.finding import HOUSEHOLD
from palier.work.support.models import Measure, MeasureChange
from palier.work.support.reads.months import MonthsTold

LIST = ("Accompagnements", "/accompagnements/")


def measures(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.measures_of(request.today))


MEASURE = Subject(
    Measure,
    "mesures/<int:pk>/",
    fetch=("household", "programme__funder", "caseworker", "prescriber"),
    page="support:measure",
    under=lambda row: _crumbs(row),
)


def _page(row: Measure) -> str:
    return reverse("support:measure", args=[row.pk])


def _crumbs(row: Measure) -> list[tuple[str, str]]:
    return [
        LIST,
        (row.household.name, reverse("people:household", args=[row.household_id])),
        (row.programme.name, _page(row)),
    ]


@HOUSEHOLD.asks("ouvrir/")
def open_measure(request: ActorRequest, row: Household) -> HttpResponse:
    initial = {"starts_on": request.today, "caseworker": request.actor.user_id}
    entered_on = asked_day(request, "entree")
    if "entree" in request.GET and EARLIEST <= entered_on <= LATEST:
        initial |= reads.after_entry(request.actor, entered_on, request.today)
    return ask(
        request,
        forms.OpenMeasure(request, subject=row, initial=initial),
        actions.open_measure,
        row,
        title="Ouvrir un accompagnement",
        submit="Ouvrir cet accompagnement",
        said="Accompagnement ouvert.",
        to=lambda made: _page(made),
        back=reverse("people:household", args=[row.pk]),
        crumbs=_household_crumbs(row),
    )


@MEASURE.shown
def measure(request: ActorRequest, row: Measure) -> HttpResponse:
    """A measure: its mandate, its course, its months, how it ended."""
    months = reads.months_told(row, request.today)
    funder = f" · financée par {row.programme.funder}" if row.programme.funder else ""
    tone = {"active": "ok", "suspended": "wait"}.get(row.state, "")
    return show_cards(
        request,
        title=f"Mesure {row.programme}, {row.household.name}",
        lead=f"{row.caseworker.first_name} {row.caseworker.last_name}{funder}",
        crumbs=_crumbs(row)[:-1],
        here=row.programme.name,
        chips=[
            Chip(capitalised(row.get_state_display()), tone),  # type: ignore[arg-type]
            Chip(capitalised(row.get_service_display())),
            Chip(f"Intensité {row.get_intensity_display()}"),
            *_beyond(months),
        ],
        verbs=_verbs(request, row),
        cards=[
            _ended(request, row),
            _dates(row),
            _course(request, row),
            _months_card(row, months),
            _reviews(request, row),
        ],
    )


def _beyond(months: MonthsTold) -> list[Chip]:
    """A mandate that is used up is renewed, or the measure ends: nobody pays for what follows."""
    if not months.beyond:
        return []
    said = f"{months.beyond} mois au-delà du mandat : à renouveler ou à terminer"
    return [Chip(said, "bad", "exclamation-circle")]


def _months_card(row: Measure, months: MonthsTold) -> Card:
    """Its measure-months."""
    return Card(
        "Mois-mesures",
        pairs=[
            ("Mandatés", months.mandated),
            ("Commencés", months.started),
            ("Suspendus", months.suspended),
            ("Au-delà du mandat", months.beyond),
            ("Facturés", months.billed),
        ],
        verbs=verbs(
            Verb(
                "Tous les mois du dispositif",
                reverse("support:programme_months", args=[row.programme_id]),
            )
        ),
        note="un mois compte dès qu’un jour court",
        side=True,
    )


def _verbs(request: ActorRequest, row: Measure) -> list[Verb | None]:

    if not row.is_open:
        return [verb(request, "support.reopen_measure", "Rouvrir…", row)]
    pause = (
        verb(request, "support.suspend_measure", "Suspendre…", row)
        if row.state == "active"
        else verb(request, "support.resume_measure", "Reprendre…", row)
    )
    return [
        verb(request, "support.change_referrer", "Confier à…", row),
        verb(request, "support.change_intensity", "Intensité…", row),
        pause,
        verb(request, "support.renew_measure", "Renouveler…", row),
        verb(request, "support.end_measure", "Terminer…", row),
        verb(
            request,
            "support.write_note",
            "Noter un entretien",
            row.household_id,
            "plus",
            main=True,
        ),
    ]


def _dates(row: Measure) -> Card:
    pairs = [("Début", day_in_words(row.period.lower))]
    if row.planned_end_on:
        pairs.append(("Fin prévue", day_in_words(row.planned_end_on)))
    if row.last_on:
        pairs.append(("Dernier jour", day_in_words(row.last_on)))
    if row.prescriber:
        pairs.append(("Prescripteur", str(row.prescriber)))
    if row.mandate_number:
        pairs.append(("N° de mandat", row.mandate_number))
    if row.mandated_on:
        pairs.append(("Mandat notifié le", day_in_words(row.mandated_on)))
    if row.goal:
        pairs.append(("Volet", row.get_goal_display()))
    return Card("Mandat et dates", pairs=pairs)


def _ended(request: ActorRequest, row: Measure) -> Card | None:
    if row.is_open:
        return None
    pairs = [
        ("Motif", row.get_end_reason_display()),
        ("Où le ménage vit maintenant", row.get_destination_display()),
    ]
    text = "\n\n".join(
        filter(
            None,
            [
                row.review,
                f"Ce qui reste à faire : {row.residual_need}" if row.residual_need else "",
            ],
        )
    )
    # Its dates and reasons are for all who see measures; its words, for those who read notes.
    told = text if request.actor.sees("support.notes") else ""
    return Card("Fin de la mesure", pairs=pairs, text=told)


def _course(request: ActorRequest, row: Measure) -> Card:
    changes = row.changes.select_related("caseworker").order_by("-on", "-pk")
    reads_words = request.actor.sees("support.notes")
    return Card(
        "Ce qui a changé",
        [
            Line(
                _words(change),
                change.text if reads_words else "",
                chip=Chip(day_in_words(_day(change), short=True)),
            )
            for change in changes
        ],
        empty="Rien encore : renouvellement, suspension, intensité, référent s’écriront ici.",
        icon="arrow-path",
    )


def _day(change: MeasureChange) -> date:
    """The day one says: of an end, the last day."""
    return change.on - timedelta(days=1) if change.kind == "ended" else change.on


def _words(change: MeasureChange) -> str:
    label = capitalised(change.get_kind_display())
    if change.kind == "renewed":
        return (
            f"{label} de {change.months} mois, jusqu’au {day_in_words(change.planned_end_on)}"
            if change.planned_end_on
            else label
        )
    if change.kind == "intensity":
        return f"Intensité {Measure.Intensity(change.code).label}"
    if change.kind == "referrer" and change.caseworker:
        return f"Confiée par {change.caseworker.short_name}"
    if change.kind == "ended" and change.code:
        return f"{label} : {Measure.EndReason(change.code).label}"
    return label


def _reviews(request: ActorRequest, row: Measure) -> Card | None:
    if not request.actor.sees("casework.file"):
        return None
    lines = [
        Line(
            f"Bilan du {day_in_words(review.written_on)}",
            url=reverse("support:review", args=[review.pk]),
            chip=Chip(review.get_state_display(), "ok" if review.state == "handed_in" else "wait"),
        )
        for review in row.reviews.order_by("-pk")
    ]
    return Card(
        "Bilans",
        lines,
        empty="Aucun bilan. Il se compose de ce qui est déjà dans le dossier.",
        verbs=verbs(verb(request, "support.draft_review", "Préparer un bilan", row, "plus")),
        side=True,
    )


@MEASURE.asks("renouveler/")
def renew_measure(request: ActorRequest, row: Measure) -> HttpResponse:
    most = int(reads.avdl_most(row, request.today))
    months = reads.months_told(row, request.today)
    lead = f"Fin prévue : {day_in_words(row.planned_end_on)}." if row.planned_end_on else ""
    if most and months.mandated and months.mandated >= most:
        lead += f" Déjà {months.mandated} mois mandatés ; l’usage est de {most} au plus."
    return ask(
        request,
        forms.RenewMeasure(request, subject=row, initial={"on": request.today, "months": 3}),
        actions.renew_measure,
        row,
        title="Renouveler la mesure",
        submit="Renouveler cette mesure",
        said=lambda made: f"Renouvelée jusqu’au {day_in_words(made.planned_end_on)}.",
        back=_page(row),
        crumbs=_crumbs(row),
        lead=lead,
    )


MEASURE.verb(
    actions.suspend_measure,
    forms.SuspendMeasure,
    at="suspendre/",
    title="Suspendre la mesure",
    submit="Suspendre cette mesure",
    said="Mesure suspendue : ses mois ne comptent plus.",
    initial=lambda row, seen: {"on": seen.today},
)


MEASURE.verb(
    actions.resume_measure,
    forms.ResumeMeasure,
    at="reprendre/",
    title="Reprendre la mesure",
    submit="Reprendre cette mesure",
    said="Mesure reprise.",
    initial=lambda row, seen: {"on": seen.today},
)


MEASURE.verb(
    actions.change_intensity,
    forms.ChangeIntensity,
    at="intensite/",
    title="Changer l’intensité",
    submit="Changer l’intensité",
    said="Intensité changée.",
    initial=lambda row, seen: {"on": seen.today, "intensity": row.intensity},
)


MEASURE.verb(
    actions.change_referrer,
    forms.ChangeReferrer,
    at="confier/",
    title="Confier la mesure",
    submit="Confier cette mesure",
    said=lambda made: f"Confiée à {made.caseworker.short_name}, avec ce qui est à faire.",
    initial=lambda row, seen: {"on": seen.today},
)


MEASURE.verb(
    actions.end_measure,
    forms.EndMeasure,
    at="terminer/",
    title=lambda row: f"Terminer la mesure {row.programme}",
    submit="Terminer cette mesure",
    said="Accompagnement terminé. Le dossier, ses dettes et ses chiffres restent.",
    initial=lambda row, seen: {"ends_on": seen.today + timedelta(days=1)},
)


MEASURE.verb(
    actions.reopen_measure,
    forms.ReopenMeasure,
    at="rouvrir/",
    title=lambda row: f"Rouvrir la mesure {row.programme}",
    submit="Rouvrir cette mesure",
    said="Mesure rouverte.",
    initial=lambda row, seen: {"on": seen.today},
)
