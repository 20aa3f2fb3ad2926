"""The door and the diary of this week: appointments, sessions, workshops, rounds, requests."""

from datetime import datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from config.demo.social import followed_measures
from config.demo.stage import DAY, Stage
from palier.base.kit.refusals import Refused
from palier.registers.people.models import Body, Person
from palier.work.access import actions as access
from palier.work.access.models import Request
from palier.work.support import actions as support
from palier.work.support.models import Measure

EURO = Decimal("0.01")


def _at(stage: Stage, days: int, hour: int, minute: int = 0) -> datetime:
    day = stage.today + timedelta(days=days)
    while day.weekday() > 4:
        day += DAY
    return datetime.combine(day, time(hour, minute), ZoneInfo(stage.organisation.time_zone))


def door_and_diary(stage: Stage) -> None:
    """This week's appointments, the session of today, who waits, workshops, rounds, requests."""
    followed = followed_measures(stage)
    _appointments(stage, followed)
    _sessions(stage)
    _workshops(stage, followed)
    _rounds(stage)
    _requests(stage)


def _appointments(stage: Stage, followed: list[Measure]) -> None:
    """Each at its hour; one that would meet another is left out."""
    Person.objects.filter(households__household=followed[0].household).update(
        phone="06 00 00 21 43"
    )
    planned = [
        (0, 9, 30, "office", "Point sur le budget", ""),
        (0, 14, 30, "home", "Pièces pour la complémentaire santé", "sms"),
        (0, 16, 0, "phone", "Résultat de la commission", ""),
        (1, 10, 0, "office", "Projet à relire", ""),
        (2, 11, 0, "elsewhere", "Visite d’un logement", ""),
        (3, 9, 0, "home", "Visite à domicile", ""),
        (-3, 15, 0, "office", "Demande de logement", ""),
        (-6, 10, 0, "office", "Budget", ""),
    ]
    for rank, (days, hour, minute, where, title, remind) in enumerate(planned):
        household = followed[0 if remind else rank].household
        try:
            row = support.book_appointment(
                stage.organisation,
                worker=stage.users["social_worker"],
                household=household,
                title=title,
                starts_at=_at(stage, days, hour, minute),
                where=where,
                address="14 rue des Oliviers" if where == "home" else "",
                remind=remind,
                actor=stage.by("social_worker"),
            )
        except Refused:
            continue
        if days < 0:
            support.answer_appointment(
                row, state="missed" if days == -3 else "kept", actor=stage.by("social_worker")
            )


def _sessions(stage: Stage) -> None:
    desk = stage.by("reception")
    for title, days, start, end, roles in (
        ("Point info logement", 0, 9, 12, ("reception", "volunteer", "social_worker_2")),
        ("Prévention des expulsions", 1, 17, 19, ("lawyer", "social_worker")),
        ("Point info logement", 7, 9, 12, ("reception", "volunteer", "social_worker_3")),
        ("Point info logement", -7, 9, 12, ("reception", "social_worker_2")),
    ):
        access.open_session(
            stage.organisation,
            title=title,
            on=stage.today + days * DAY,
            starts_at=time(start),
            ends_at=time(end),
            place="14 rue du Platane",
            holders=[stage.users[role] for role in roles],
            actor=desk,
        )
    for name, word in (
        ("Yacine", "première venue"),
        ("Mme M.", "rendez-vous à 10 h 30"),
        ("", "interprète demandé"),
    ):
        access.join_queue(stage.organisation, name=name, word=word, actor=desk)


def _workshops(stage: Stage, followed: list[Measure]) -> None:
    worker, partner = stage.by("social_worker"), Body.objects.filter(name="CCAS").first()
    for title, kind, days, body in (
        ("Chercher un logement", "housing_search", 4, None),
        ("Chercher un logement", "housing_search", -24, None),
        ("Le jardin partagé", "garden", 9, None),
        ("Rencontre au CCAS : nos logements", "information", 12, partner),
    ):
        workshop = access.plan_workshop(
            stage.organisation,
            title=title,
            kind=kind,
            on=stage.today + days * DAY,
            at=time(14),
            capacity=8,
            leader=stage.users["social_worker"],
            place="" if body else "salle du rez-de-chaussée",
            body=body,
            actor=worker,
        )
        rows = [
            access.register_for_workshop(workshop, household=m.household, actor=worker)
            for m in followed[abs(days) % 5 : abs(days) % 5 + 4]
        ]
        rows.append(access.register_for_workshop(workshop, name="Assa", actor=worker))
        if days < 0:
            access.fill_attendance(
                workshop, present=rows[:3], summary="Lecture de trois annonces.", actor=worker
            )
            access.follow_registration(
                rows[0], follow_up="Finir le dossier de demande", actor=worker
            )


def _rounds(stage: Stage) -> None:
    worker = stage.by("social_worker")
    row = access.note_round(
        stage.organisation,
        on=stage.today - 5 * DAY,
        place="Hôtel du Cours",
        worker=stage.users["social_worker"],
        summary="Douze familles, quatre rencontrées. Le gérant prévient des départs.",
        actor=worker,
    )
    for name, said, step, days in (
        (
            "Assa et ses deux enfants",
            "Cherche près de l’école",
            "Rapporter la liste des pièces",
            3,
        ),
        ("", "Ne souhaite pas parler aujourd’hui", "Repasser", 9),
    ):
        access.note_encounter(
            row,
            name=name,
            said=said,
            next_step=step,
            next_on=stage.today + days * DAY,
            actor=worker,
        )


def _requests(stage: Stage) -> None:
    worker, today = stage.by("social_worker"), stage.today
    waiting = list(Request.objects.filter(state="received").order_by("-on", "-pk")[:3])
    for rank, request in enumerate(waiting):
        access.evaluate_request(
            request,
            evaluated_on=today,
            evaluation="Trois personnes, ressources stables, hébergées chez un proche.",
            actor=worker,
        )
        if rank == 0:
            access.answer_request(
                request,
                state="waiting",
                answer="Deuxième sur la liste des trois-pièces.",
                answered_on=today,
                actor=worker,
            )
    partners = list(Body.objects.filter(kinds__contains=["partner"]).order_by("pk")[:3])
    households = [m.household for m in followed_measures(stage)[10:13]]
    for rank, (partner, household) in enumerate(zip(partners, households, strict=False)):
        referral = access.refer_out(
            household,
            to=partner,
            on=today - (24 - rank * 8) * DAY,
            reason="Formation et recherche d’emploi",
            agreed=True,
            actor=worker,
        )
        if rank:
            access.acknowledge_referral(referral, on=today - 3 * DAY, actor=worker)
        if rank == 2:
            access.close_referral(
                referral, on=today, outcome="met", words="Entre en formation", actor=worker
            )
