"""The door and the social work of a month."""

from config.demo import cast
from config.demo.stage import DAY, Stage
from palier.law.dates import Month
from palier.work.access import actions as access
from palier.work.access.models import Request, Visit
from palier.work.support import actions as support

KINDS = ["office", "office", "home", "home", "phone", "step_with", "step_for", "writing"]
WORKERS = [
    "social_worker",
    "social_worker",
    "social_worker_2",
    "social_worker_3",
    "social_worker_4",
]


def visits(stage: Stage, month: Month) -> None:
    chance = stage.chance
    reasons = [r.value for r in Visit.Reason]
    for _ in range(chance.randint(14, 22)):
        on = month.first + chance.randint(0, month.days - 1) * DAY
        if on > stage.today or on.weekday() > 4:
            continue
        role = chance.choice(["reception", "reception", "volunteer"])
        allowed = [r for r in reasons if r != "health" or role == "reception"]
        visit = access.note_visit(
            stage.organisation,
            on=on,
            reasons=sorted(set(chance.choices(allowed, k=chance.choice([1, 1, 2])))),
            who=chance.choice(["self", "self", "self", "relative", "partner"]),
            name=chance.choice(["", "", chance.choice(cast.FIRST["mrs"] + cast.FIRST["mr"])]),
            request=chance.choice(cast.ASKED),
            answer=chance.choice(cast.ANSWERED),
            orientation=chance.choice(["none", "social_worker", "lawyer", "adil", "ccas", "siao"]),
            actor=stage.by(role),
        )
        if chance.random() < 0.06:
            _visit_becomes_a_file(stage, visit)


def _visit_becomes_a_file(stage: Stage, visit: Visit) -> None:
    chance = stage.chance
    title = chance.choice(["mrs", "mr"])
    household = access.open_file_from_visit(
        visit,
        title=title,
        first_name=visit.name or chance.choice(cast.FIRST[title]),
        last_name=chance.choice(cast.LAST),
        actor=stage.by("reception"),
    )
    request = access.receive_request(
        household,
        kind=chance.choice([k.value for k in Request.Kind]),
        on=visit.on,
        visit=visit,
        actor=stage.by("social_worker"),
    )
    if visit.on < stage.today - 40 * DAY:
        refused = chance.random() < 0.3
        access.answer_request(
            request,
            state="refused" if refused else "accepted",
            refusal="no_home" if refused else "",
            answered_on=visit.on + 20 * DAY,
            answer="Pas de logement de cette taille ; orientée vers le SIAO."
            if refused
            else "Rendez-vous donné.",
            actor=stage.by("social_worker"),
        )


def social_work(stage: Stage, month: Month) -> None:
    chance = stage.chance
    for tenancy in chance.sample(stage.tenancies, k=min(14, len(stage.tenancies))):
        on = month.first + chance.randint(0, month.days - 1) * DAY
        if on > stage.today or on < tenancy.occupancy.starts_on:
            continue
        is_secret = chance.random() < 0.08
        title, text = stage.a_note(apart=is_secret)
        support.write_note(
            tenancy.occupancy.household,
            on=on,
            kind=chance.choice(KINDS),
            minutes=chance.choice([20, 30, 45, 60, 60, 90]),
            title=title,
            text=text,
            is_secret=is_secret,
            said_with_care=True,
            actor=stage.by(chance.choice(WORKERS)),
        )
