"""Measures, caseloads, measure-months."""

from datetime import date, timedelta

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from palier.base.kit.typography import capitalised, day_in_words
from palier.base.tenancy.actors import ActorRequest
from palier.base.ui import lists as ui_lists
from palier.base.ui.cards import Card, Line, Verb, show_cards, verb, verbs
from palier.base.ui.lists import Chip
from palier.base.ui.pages import ask
from palier.work.casework.finding import crumbs as _household_crumbs
from palier.work.casework.finding import find as _household
from palier.work.support import actions, forms, lists, reads
from palier.work.support.models import Measure, MeasureChange

LIST = ("Accompagnements", "/accompagnements/")


def measures(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.MEASURES)


def _measure(request: ActorRequest, pk: int) -> Measure:
    rows = Measure.objects.visible_to(request.actor).select_related(
        "household", "programme__funder", "caseworker", "prescriber"
    )
    return get_object_or_404(rows, pk=pk)


def _page(row: Measure) -> str:
    return reverse("support:measure", args=[row.pk])


def _crumbs(row: Measure) -> list[tuple[str, str]]:
    return [
        LIST,
        (row.household.name, reverse("people:household", args=[row.household_id])),
        (row.programme.name, _page(row)),
    ]


def open_measure(request: ActorRequest, pk: int) -> HttpResponse:
    row = _household(request, pk)
    initial = {"starts_on": request.today, "caseworker": request.actor.user_id}
    return ask(
        request,
        forms.OpenMeasure(request, subject=row, initial=initial),
        actions.open_measure,
        row,
        title="Ouvrir un accompagnement",
        submit="Ouvrir cet accompagnement",
        said="Accompagnement ouvert.",
        to=lambda made: _page(made),
        back=reverse("people:household", args=[pk]),
        crumbs=_household_crumbs(row),
    )


def measure(request: ActorRequest, pk: int) -> HttpResponse:
    """A measure: its mandate, its course, its months, how it ended."""
    row = _measure(request, pk)
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
        ],
        verbs=_verbs(request, row),
        cards=[
            _ended(request, row),
            _dates(row),
            _course(request, row),
            Card(
                "Mois-mesures",
                pairs=[
                    ("Mandatés", months.mandated or "non dit"),
                    ("Commencés", months.started),
                    ("Suspendus", months.suspended),
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
            ),
            _reviews(request, row),
        ],
    )


def _verbs(request: ActorRequest, row: Measure) -> list[Verb | None]:
    def to(name: str) -> str:
        return reverse(f"support:{name}", args=[row.pk])

    if not row.is_open:
        return [verb(request, "support.reopen_measure", "Rouvrir…", to("reopen_measure"))]
    pause = (
        verb(request, "support.suspend_measure", "Suspendre…", to("suspend_measure"))
        if row.state == "active"
        else verb(request, "support.resume_measure", "Reprendre…", to("resume_measure"))
    )
    note = reverse("support:write_note", args=[row.household_id])
    return [
        verb(request, "support.change_referrer", "Confier à…", to("change_referrer")),
        verb(request, "support.change_intensity", "Intensité…", to("change_intensity")),
        pause,
        verb(request, "support.renew_measure", "Renouveler…", to("renew_measure")),
        verb(request, "support.end_measure", "Terminer…", to("end_measure")),
        verb(request, "support.write_note", "Noter un entretien", note, "plus", main=True),
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
    url = reverse("support:draft_review", args=[row.pk])
    return Card(
        "Bilans",
        lines,
        empty="Aucun bilan. Il se compose de ce qui est déjà dans le dossier.",
        verbs=verbs(verb(request, "support.draft_review", "Préparer un bilan", url, "plus")),
        side=True,
    )


def renew_measure(request: ActorRequest, pk: int) -> HttpResponse:
    row = _measure(request, pk)
    most = int(reads.avdl_most(row, request.today))
    months = reads.months_told(row, request.today)
    lead = f"Fin prévue : {day_in_words(row.planned_end_on)}." if row.planned_end_on else ""
    if most and months.mandated >= most:
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


def suspend_measure(request: ActorRequest, pk: int) -> HttpResponse:
    row = _measure(request, pk)
    return ask(
        request,
        forms.SuspendMeasure(request, subject=row, initial={"on": request.today}),
        actions.suspend_measure,
        row,
        title="Suspendre la mesure",
        submit="Suspendre cette mesure",
        said="Mesure suspendue : ses mois ne comptent plus.",
        back=_page(row),
        crumbs=_crumbs(row),
    )


def resume_measure(request: ActorRequest, pk: int) -> HttpResponse:
    row = _measure(request, pk)
    return ask(
        request,
        forms.ResumeMeasure(request, subject=row, initial={"on": request.today}),
        actions.resume_measure,
        row,
        title="Reprendre la mesure",
        submit="Reprendre cette mesure",
        said="Mesure reprise.",
        back=_page(row),
        crumbs=_crumbs(row),
    )


def change_intensity(request: ActorRequest, pk: int) -> HttpResponse:
    row = _measure(request, pk)
    initial = {"on": request.today, "intensity": row.intensity}
    return ask(
        request,
        forms.ChangeIntensity(request, subject=row, initial=initial),
        actions.change_intensity,
        row,
        title="Changer l’intensité",
        submit="Changer l’intensité",
        said="Intensité changée.",
        back=_page(row),
        crumbs=_crumbs(row),
    )


def change_referrer(request: ActorRequest, pk: int) -> HttpResponse:
    row = _measure(request, pk)
    return ask(
        request,
        forms.ChangeReferrer(request, subject=row, initial={"on": request.today}),
        actions.change_referrer,
        row,
        title="Confier la mesure",
        submit="Confier cette mesure",
        said=lambda made: f"Confiée à {made.caseworker.short_name}, avec ce qui est à faire.",
        back=_page(row),
        crumbs=_crumbs(row),
    )


def end_measure(request: ActorRequest, pk: int) -> HttpResponse:
    row = _measure(request, pk)
    initial = {"ends_on": request.today + timedelta(days=1)}
    return ask(
        request,
        forms.EndMeasure(request, subject=row, initial=initial),
        actions.end_measure,
        row,
        title=f"Terminer la mesure {row.programme}",
        submit="Terminer cette mesure",
        said="Accompagnement terminé. Le dossier, ses dettes et ses chiffres restent.",
        back=_page(row),
        crumbs=_crumbs(row),
    )


def reopen_measure(request: ActorRequest, pk: int) -> HttpResponse:
    row = _measure(request, pk)
    return ask(
        request,
        forms.ReopenMeasure(request, subject=row, initial={"on": request.today}),
        actions.reopen_measure,
        row,
        title=f"Rouvrir la mesure {row.programme}",
        submit="Rouvrir cette mesure",
        said="Mesure rouverte.",
        back=_page(row),
        crumbs=_crumbs(row),
    )
