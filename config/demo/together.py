"""Meetings, those invited to appointments, what comes after a lease, keys, one’s own time."""

import hashlib
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from zoneinfo import ZoneInfo

from config.demo.stage import DAY, Stage
from palier.base.ledger.actions import add_centre, centre_of_site
from palier.base.tenancy.models import User
from palier.work.hours import actions as hours
from palier.work.letters import actions as letters
from palier.work.meetings import actions as meetings
from palier.work.meetings.models import Meeting, MeetingGuest
from palier.work.results.actions import spread_section
from palier.work.sliding.models import OPEN_SLIDES, SlidingLease
from palier.work.succession import actions as succession
from palier.work.support import actions as support
from palier.work.support.models import Appointment, AppointmentState
from palier.work.titles.models import Holding


def sitting_together(stage: Stage) -> None:
    """A month of meetings, one to come with a landlord, one to tell."""
    _team_meetings(stage)
    _with_a_landlord(stage)
    _what_comes_after(stage)
    _a_guest(stage)
    _keys(stage)
    _own_time(stage)
    _letters(stage)


def _call(
    stage: Stage, kind: str, title: str, ago: int, by: str, *others: str, **given: object
) -> Meeting:
    users = [stage.users[role] for role in (by, *others)]
    return meetings.call_meeting(
        stage.organisation,
        kind=kind,
        title=title,
        on=_worked(stage.today - ago * DAY),
        at=time(9, 30),
        minutes=90,
        organiser=stage.users[by],
        colleagues=users,
        actor=stage.by(by),
        **given,  # type: ignore[arg-type]
    )


def _worked(day: date) -> date:
    """That day, or the Friday before."""
    return day - max(day.weekday() - 4, 0) * DAY


def _everyone(row: Meeting) -> list[MeetingGuest]:
    return list(row.guests.all())


def _team_meetings(stage: Stage) -> None:
    supervisor = stage.by("supervisor")
    for rank, ago in enumerate((21, 14, 7)):
        row = _call(
            stage, "team", "Équipe sociale", ago, "supervisor", "social_worker", "host",
            place="Salle du rez-de-chaussée",
        )  # fmt: skip
        point = meetings.add_point(row, what="Les situations de la semaine", actor=supervisor)
        meetings.note_point(
            point,
            what=point.what,
            words="Trois entrées, deux visites à deux, un relais à trouver pour le français.",
            decision="Les premières visites se font à deux." if rank == 1 else "",
            actor=supervisor,
        )
        meetings.hold_meeting(row, minutes=75 + 10 * rank, came=_everyone(row), actor=supervisor)
        done = meetings.give_follow_up(
            row,
            what="Prendre date avec les ateliers de français",
            given_to=stage.users["social_worker"],
            due_on=row.on + 9 * DAY,
            actor=supervisor,
        )
        if rank < 2:
            meetings.finish_follow_up(done, on=row.on + 6 * DAY, actor=supervisor)
    told = _call(stage, "supervision", "Supervision", 10, "supervisor", "social_worker", "host")
    meetings.hold_meeting(told, minutes=120, came=_everyone(told), actor=supervisor)
    _call(stage, "team", "Gestion et social : les impayés", 4, "rental_manager", "social_worker")


def _with_a_landlord(stage: Stage) -> None:
    """The landlord of the leases that may slide is met in five days."""
    manager = stage.by("rental_manager")
    slides = SlidingLease.objects.filter(
        organisation=stage.organisation, state__in=OPEN_SLIDES
    ).select_related("occupancy__holding__owner")
    first = slides.order_by("pk").first()
    if first is None or first.occupancy.holding is None:
        return
    owner = first.occupancy.holding.owner
    row = _call(
        stage, "slides", f"Baux à faire glisser avec {owner.name}", -5, "rental_manager",
        "social_worker", body=owner, place="Chez le bailleur",
    )  # fmt: skip
    meetings.put_slide_on_agenda(row, slide=first, actor=manager)
    meetings.add_meeting_guest(row, name="Mme Estève", body=owner, actor=manager)


def _what_comes_after(stage: Stage) -> None:
    """The lease of the town, talked of twice, its scenarios; a small one handed over."""
    manager = stage.by("rental_manager")
    lease = (
        Holding.objects.filter(organisation=stage.organisation, kind="emphyteutic", state="signed")
        .order_by("pk")
        .first()
    )
    if lease is None:
        return
    row = _call(
        stage, "talks", "La suite du bail du Moulin", 33, "rental_manager", "director",
        holding=lease, place="Mairie",
    )  # fmt: skip
    point = meetings.add_point(row, what="Prolonger de quinze ans", actor=manager)
    meetings.note_point(
        point,
        what=point.what,
        words="La commune garderait le foncier ; elle demande une réhabilitation.",
        decision="Chiffrer les travaux avant l’été, puis se revoir.",
        actor=manager,
    )
    meetings.hold_meeting(row, minutes=60, came=_everyone(row), actor=manager)
    told: tuple[tuple[str, str, dict[str, object]], ...] = (
        (
            "renew",
            "Quinze ans, la commune finance la toiture",
            {
                "years": 15,
                "owner_rent": Decimal(3000),
                "works": Decimal(96000),
                "grants": Decimal(36000),
            },
        ),
        ("buy", "Prix des domaines attendu", {"years": 20, "works": Decimal(96000)}),
        ("owner", "La commune reprend les contrats", {}),
        ("empty", "Reloger ceux qui y vivent", {"rehousing": Decimal(1800)}),
    )
    for kind, words, figures in told:
        scenario = succession.add_scenario(lease, kind=kind, words=words, actor=manager)
        succession.correct_scenario(scenario, words=words, actor=manager, **figures)  # type: ignore[arg-type]


def _a_guest(stage: Stage) -> None:
    """A partner comes to the next appointment that is not at home."""
    worker = stage.by("social_worker")
    now = datetime.combine(stage.today, time(8), ZoneInfo(stage.organisation.time_zone))
    row = (
        Appointment.objects.filter(
            organisation=stage.organisation,
            state=AppointmentState.PLANNED,
            period__startswith__gt=now + timedelta(days=1),
            household__hidden_at=None,
        )
        .exclude(where=Appointment.Where.HOME)
        .exclude(household=None)
        .order_by("period", "pk")
        .first()
    )
    if row is None:
        return
    support.invite_to_appointment(
        row,
        name="Mme Laval, Santé passerelle",
        channel="email",
        to="accueil@sante-passerelle.example",
        words="Entrée par la cour.",
        digest=hashlib.sha256(b"demo").hexdigest(),
        link="https://palier.example/invitation",
        now=now,
        actor=worker,
    )


def _keys(stage: Stage) -> None:
    """The head office is borne by the houses and the scattered homes, by the time they take."""
    accountant = stage.by("accountant")
    head = add_centre(stage.entity, label="Siège", scheme="Fonctions communes", actor=accountant)
    weights = {"boarding": 35, "social": 40, "scattered": 25}
    shares = {
        centre_of_site(stage.entity, stage.sites[code]).pk: weight
        for code, weight in weights.items()
    }
    first = stage.today.replace(month=1, day=1)
    for source, why in ((head, "Temps de la direction"), (None, "Temps de l’équipe")):
        spread_section(
            stage.entity,
            source=source,
            starts_on=first.replace(year=first.year - 1),
            basis="written",
            shares=shares,
            why=why,
            actor=accountant,
        )


def _own_time(stage: Stage) -> None:
    for role, kind, minutes, words in (
        ("social_worker", "travel", 50, "Visites de la semaine"),
        ("social_worker", "reporting", 120, "Tableau trimestriel"),
        ("supervisor", "reporting", 180, "Bilan du dispositif"),
        ("host", "training", 210, "Formation : l’écoute"),
    ):
        user: User = stage.users[role]
        hours.add_time(
            stage.organisation,
            user=user,
            on=stage.today - 8 * DAY,
            kind=kind,
            minutes=minutes,
            words=words,
            actor=stage.by(role),
        )


def _letters(stage: Stage) -> None:
    """A template of the association’s own, and a letter on it."""
    from docx import Document  # heavy: read when the play comes to it

    document = Document()
    for text in (
        "{{ association }}, {{ association_adresse }}",
        "Le {{ date }}",
        "{{ personne }}, {{ adresse }}",
        "Bonjour, nous vous proposons de faire le point sur votre logement, au bureau, mardi prochain.",
        "Contrat {{ contrat }}. Reste dû à ce jour : {{ reste_du }}.",
        "{{ redacteur }}",
    ):
        document.add_paragraph(text)
    kept = BytesIO()
    document.save(kept)
    template = letters.add_letter_template(
        stage.organisation,
        title="Faire le point",
        content=kept.getvalue(),
        name="faire-le-point.docx",
        brought_on=stage.today - 60 * DAY,
        actor=stage.by("director"),
    )
    letters.write_letter(
        stage.tenancies[0].occupancy.household,
        template=template,
        on=stage.today - 3 * DAY,
        by=stage.users["rental_manager"],
        actor=stage.by("rental_manager"),
    )
