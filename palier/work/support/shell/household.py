"""Who accompanies a household, its path, what was written; where each entry stands."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from django.db.models import Max, Min
from django.urls import reverse
from django.utils import timezone

from palier.base.kit.memo import once
from palier.base.kit.typography import of_name
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.roles import declare_sights
from palier.base.tenancy.walls import day_in
from palier.base.ui import shell
from palier.base.ui.cards import Verb
from palier.base.ui.having import Rows
from palier.registers.people.models import Household
from palier.registers.people.reads import may_see_home
from palier.registers.programmes.models import Programme
from palier.work.support import reads
from palier.work.support.models import (
    OPEN,
    Appointment,
    AppointmentState,
    CohortMember,
    Measure,
    Note,
    PathMoment,
    Review,
)
from palier.work.support.words import without_secrets

declare_sights(
    {
        "support.measures": "les accompagnements : dispositif, référent, dates, parcours",
        "support.notes": "les notes sociales partagées (et les siennes, secrètes)",
        "support.diary": "l’agenda de l’équipe",
    },
    secrets=("support.notes",),
)
shell.menu(
    shell.MenuEntry(
        "support.measures",
        "Accompagnements",
        "support:measures",
        "map",
        "support.measures",
        short="Mesures",
    )
)
shell.menu(
    shell.MenuEntry(
        "support.week",
        "Agenda",
        "support:week",
        "calendar-days",
        action="support.book_appointment",
    )
)
shell.menu(
    shell.MenuEntry("support.cohorts", "Cohortes", "support:cohorts", "flag", "support.measures")
)
shell.add(
    shell.AddEntry(
        15,
        "Un rendez-vous",
        "Prendre rendez-vous",
        "support:book_appointment",
        "calendar-days",
        "support.book_appointment",
    )
)
shell.add(
    shell.AddEntry(
        10,
        "Un entretien",
        "Noter un entretien",
        "support:choose_household",
        "pencil-square",
        "support.write_note",
    )
)


@shell.answers("people.told_apart")
def whom_they_are_followed_by(
    rows: Sequence[Household], actor: Actor, today: date
) -> dict[int, str]:
    """The referrer of each household, for those who see measures."""
    if not actor.sees("support.measures"):
        return {}
    found = Measure.objects.visible_to(actor).filter(household__in=rows, state__in=OPEN)
    return {
        row.household_id: f"suivi par {row.caseworker.short_name}"
        for row in found.select_related("caseworker").order_by("-pk")
    }


@shell.answers("people.at_a_glance")
def followed_at_a_glance(
    rows: Sequence[Household], actor: Actor, today: date
) -> dict[int, dict[str, object]]:
    """Who follows each household, the last note of it and the next appointment; three queries."""
    told: dict[int, dict[str, object]] = {}
    if actor.sees("support.measures"):
        open_ones = Measure.objects.visible_to(actor).filter(household__in=rows, state__in=OPEN)
        for measure in open_ones.select_related("caseworker").order_by("-pk"):
            facts = told.setdefault(measure.household_id, {})
            facts["referent"] = measure.caseworker.short_name
    for name, found in (("last_on", _last_notes), ("next_on", _next_meetings)):
        for household, day in found(rows, actor, today):
            told.setdefault(household, {})[name] = day
    return told


def _last_notes(
    rows: Sequence[Household], actor: Actor, today: date
) -> Iterable[tuple[int, date]]:
    if not actor.sees("support.notes"):
        return []
    notes = Note.objects.visible_to(actor).filter(household__in=rows, on__lte=today)
    return notes.order_by("household").values_list("household").annotate(last=Max("on"))


def _next_meetings(
    rows: Sequence[Household], actor: Actor, today: date
) -> Iterable[tuple[int, date]]:
    if not actor.sees("support.diary"):
        return []
    coming = Appointment.objects.visible_to(actor).filter(
        household__in=rows,
        state=AppointmentState.PLANNED,
        period__startswith__gte=timezone.now() - timedelta(hours=12),
    )
    found = (
        coming.order_by("household")
        .values_list("household")
        .annotate(at=Min("period__startswith"))
    )
    return [(pk, day_in(actor.organisation, at)) for pk, at in found]


@shell.answers("people.verbs")
def verbs(row: Household, actor: Actor) -> list[dict[str, Any]]:
    found = []
    if actor.may("support.book_appointment"):
        url = reverse("support:book_appointment") + f"?menage={row.pk}"
        found.append(
            {
                "label": "Prendre rendez-vous",
                "url": url,
                "icon": "calendar-days",
                "main": False,
                "first": True,
            }
        )
    found += [
        {
            "label": label,
            "url": reverse(f"support:{name}", args=[row.pk]),
            "icon": sign,
            "main": False,
            "first": name == "open_measure",
        }
        for name, label, sign in (
            ("add_task", "Ajouter une chose à faire", "check-circle"),
            ("note_path_moment", "Ajouter au parcours", "map-pin"),
            ("open_measure", "Ouvrir un accompagnement", "map"),
            ("join_cohort", "Faire entrer dans une cohorte", "flag"),
        )
        if actor.may(f"support.{name}")
    ]
    if actor.may("support.write_note"):
        url = reverse("support:write_note", args=[row.pk])
        found.append({"label": "Noter un entretien", "url": url, "icon": "plus", "main": True})
    return found


@shell.answers("settling.verbs")
def accompany_after_entry(row: Any, actor: Actor, today: date) -> list[Verb]:
    """For whoever has just moved in (`row`: the contract), and is not accompanied there yet."""
    if not actor.may("support.open_measure"):
        return []
    programme = reads.post_entry_programme(actor, today)
    if programme is None or any(
        each.programme_id == programme.pk
        for each in reads.measures_of(row.household, actor)
        if each.is_open
    ):
        return []
    url = reverse("support:open_measure", args=[row.household_id])
    return [Verb("Accompagner après l’entrée…", f"{url}?entree={row.starts_on:%Y-%m-%d}", "map")]


@shell.answers("casework.followed_by")
def households_followed_by(user_ids: list[int]) -> list[int]:
    """The households of the open measures of these colleagues."""
    return _followed(user_ids)


def _followed(user_ids: list[int]) -> list[int]:
    rows = Measure.objects.filter(caseworker__in=user_ids, state__in=OPEN)
    found: list[int] = list(rows.values_list("household_id", flat=True).distinct())
    return found


@shell.answers("casework.acting_for")
def colleagues_stood_in_for(actor: Actor, on: date) -> list[int]:
    """For whom the actor acts on a day: oneself, and the colleagues away who lent their caseload."""
    return sorted({*reads.responsible_for(actor.user_id, actor, on), actor.user_id or 0})


@shell.answers("casework.seen_to_by")
def households_seen_to_by(actor: Actor, on: date) -> list[int]:
    """The households that the actor sees to on a day, those lent included."""
    return once(
        ("seen_to_by", actor.organisation.pk, actor.user_id, on),
        lambda: _followed(reads.responsible_for(actor.user_id, actor, on)),
    )


@shell.answers("people.obstacles_to_closing")
def an_open_measure(row: Household, on: date) -> list[str]:
    """A file does not close while someone accompanies."""
    open_ones = Measure.objects.filter(household=row, state__in=OPEN).select_related("programme")
    return [
        f"La mesure {m.programme} est encore ouverte : terminez-la d’abord."
        for m in open_ones.order_by("pk")
    ]


@shell.answers("people.said")
def who_accompanies(row: Household, actor: Actor, today: date) -> list[str]:
    if not actor.sees("support.measures") or not shell.holds("people.household", row, MEASURES):
        return []
    measures = [each for each in reads.measures_of(row, actor) if each.is_open]
    return [f"suivi par {m.caseworker.short_name} ({m.programme})" for m in measures]


MEASURES = Rows(Measure, "household")


@shell.path_source(
    on="people.household", sight="support.measures", has=[MEASURES, Rows(PathMoment, "household")]
)
def path(row: Household, actor: Actor) -> list[shell.Step]:
    """Measures, and what the household told of its own path."""
    steps = [
        shell.Step(
            "measure",
            f"Mesure {m.programme}",
            m.period.lower,
            m.period.upper,
            "",
            reverse("support:measure", args=[m.pk]),
            "map",
        )
        for m in reads.measures_of(row, actor)
    ]
    moments = PathMoment.objects.visible_to(actor).filter(household=row).order_by("pk")
    steps += [
        shell.Step(
            m.kind,  # type: ignore[arg-type]
            f"« {m.label} »" if m.kind == PathMoment.Kind.WISH else m.label,
            m.period.lower,
            m.period.upper,
            m.where if may_see_home(row, actor) else "",
            reverse("support:remove_path_moment", args=[m.pk])
            if actor.may("support.remove_path_moment")
            else "",
            "moon",
        )
        for m in moments
    ]
    return steps


@shell.timeline_source(on="people.household", sight="support.notes", has=[Rows(Note, "household")])
def notes(row: Household, actor: Actor, before: date, most: int) -> list[shell.Moment]:
    """Notes; of a secret one, only who may read it."""
    found = (
        Note.objects.visible_to(actor)
        .filter(household=row, on__lte=before)
        .select_related("author", "supervisor")
        .order_by("-on", "-pk")[:most]
    )
    return [_secret(note) if note.is_secret else _shared(note) for note in found]


def _secret(note: Note) -> shell.Moment:
    readers = [note.author.short_name]
    if note.supervisor:
        readers.append(note.supervisor.short_name)
    return shell.Moment(
        note.on,
        note.pk,
        f"Note secrète {of_name(note.author.short_name)}",
        reverse("support:note", args=[note.pk]),
        "",
        "lock-closed",
        "bad",
        "social",
        f"Peuvent la lire : {' et '.join(readers)}",
    )


def _shared(note: Note) -> shell.Moment:
    told = without_secrets(note.text)
    text = told if len(told) <= 180 else told[:180].rsplit(" ", 1)[0] + "…"
    return shell.Moment(
        note.on,
        note.pk,
        note.title,
        reverse("support:note", args=[note.pk]),
        f"{text} ({note.author.short_name})",
        "pencil-square",
        "info",
        "social",
    )


@shell.timeline_source(on="people.household", sight="support.measures", has=[MEASURES])
def measures(row: Household, actor: Actor, before: date, most: int) -> list[shell.Moment]:
    found = []
    for m in reads.measures_of(row, actor):
        url = reverse("support:measure", args=[m.pk])
        if m.period.lower <= before:
            found.append(
                shell.Moment(
                    m.period.lower,
                    m.pk,
                    f"Accompagnement ouvert : {m.programme}",
                    url,
                    "",
                    "map",
                    "info",
                    "social",
                )
            )
        if m.last_on and m.last_on <= before:
            title = f"Accompagnement terminé : {m.get_end_reason_display()}"
            found.append(shell.Moment(m.last_on, m.pk, title, url, "", "flag", "ok", "social"))
    return sorted(found, key=lambda each: (each.on, each.pk), reverse=True)[:most]


@shell.panel(
    on="people.household",
    order=35,
    sight="support.measures",
    has=[Rows(CohortMember, "household")],
)
def cohorts_here(row: Household, actor: Actor, today: date) -> shell.Part | None:
    found = (
        CohortMember.objects.visible_to(actor)
        .filter(household=row)
        .select_related("target__programme")
        .order_by("-pk")
    )
    members = list(found)
    return shell.Part("support/_cohorts.html", {"members": members}) if members else None


@shell.panel(on="programmes.programme", order=10, sight="support.measures")
def measures_of_programme(row: Programme, actor: Actor, today: date) -> shell.Part | None:
    rows = Measure.objects.visible_to(actor).filter(programme=row)
    context = {"programme": row, "open": rows.filter(state__in=OPEN).count(), "all": rows.count()}
    return shell.Part("support/_programme.html", context)


@shell.panel(on="people.household", order=30, sight="support.measures", has=[MEASURES])
def measures_here(row: Household, actor: Actor, today: date) -> shell.Part | None:
    measures = reads.measures_of(row, actor)[::-1]
    return shell.Part("support/_measures.html", {"measures": measures}) if measures else None


@shell.answers("people.documents")
def reviews_to_print(row: Household, actor: Actor, today: date) -> list[dict[str, str]]:
    """The latest reviews of its measures."""
    if not actor.sees("support.notes"):
        return []
    found = Review.objects.visible_to(actor).filter(measure__household=row)
    return [
        {
            "label": f"Bilan, {each.measure.programme}",
            "url": reverse("support:review_pdf", args=[each.pk]),
        }
        for each in found.select_related("measure__programme").order_by("-pk")[:2]
        if each.measure
    ]
