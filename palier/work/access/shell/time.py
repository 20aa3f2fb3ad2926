"""The door, workshops and rounds, as the time that they took."""

from django.db.models.functions import Coalesce

from palier.base.ui import shell
from palier.base.ui.spent import Act, Asked
from palier.work.access.models import OutreachRound, SessionHolder, Visit, Workshop


@shell.answers("hours.acts")
def the_door_as_time(asked: Asked) -> list[Act]:
    """Sessions held, whoever came; visits outside them, for who received the visitor."""
    days = (asked.first, asked.last)
    held = SessionHolder.objects.filter(
        organisation=asked.organisation_id,
        session__on__range=days,
        session__cancelled_because="",
        **asked.whose("user"),
    ).exclude(kind=SessionHolder.As.VOLUNTEER)
    found = [
        Act(
            f"access.holder:{pk}",
            user,
            on,
            "face",
            "Permanence",
            (ends.hour - starts.hour) * 60 + ends.minute - starts.minute,
        )
        for pk, user, on, starts, ends in held.values_list(
            "pk", "user", "session__on", "session__starts_at", "session__ends_at"
        )
    ]
    visits = Visit.objects.filter(
        organisation=asked.organisation_id, on__range=days, session=None
    ).annotate(by=Coalesce("met_by", "noted_by"))
    received = visits.filter(by__isnull=False, **asked.whose("by"))
    return found + [
        Act(f"access.visit:{pk}", by, on, "face", "Passage à l’accueil", usual="visit")
        for pk, by, on in received.values_list("pk", "by", "on")
    ]


@shell.answers("hours.acts")
def going_out_as_time(asked: Asked) -> list[Act]:
    """Workshops led, rounds made."""
    days = (asked.first, asked.last)
    led = Workshop.objects.filter(
        organisation=asked.organisation_id, on__range=days, **asked.whose("leader")
    )
    rounds = OutreachRound.objects.filter(
        organisation=asked.organisation_id, on__range=days, **asked.whose("worker")
    )
    return [
        *(
            Act(f"access.workshop:{pk}", by, on, "face", "Atelier", usual="workshop")
            for pk, by, on in led.values_list("pk", "leader", "on")
        ),
        *(
            Act(f"access.round:{pk}", by, on, "face", "Tournée", usual="outreach")
            for pk, by, on in rounds.values_list("pk", "worker", "on")
        ),
    ]
