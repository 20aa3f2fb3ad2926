"""What one says of one's own time."""

from collections.abc import Mapping
from datetime import date

from palier.base.journal.action import action
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import day_in_words
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Organisation, User
from palier.base.ui.spent import KINDS, Asked
from palier.registers.programmes.models import Programme
from palier.work.hours.models import Spent
from palier.work.hours.reads import Usual, time_of, told_by_acts

DAY = 24 * 60


@action("Corriger son temps passé")
def mend_times(
    organisation: Organisation,
    *,
    user: User,
    first: date,
    last: date,
    minutes: Mapping[str, int],
    actor: Actor,
) -> Organisation:
    """How long one's own acts of some days took (`minutes` by act); what is as usual is not kept.

    Refused: somebody else's, an act that is not one's own or not of these days, over 12 hours, a day over 24 hours.
    """
    _check_own(user, actor)
    asked = Asked(organisation.pk, first, last, user.pk)
    acts = {act.key: act for act in told_by_acts(asked)}
    if set(minutes) - set(acts):
        raise Refused("Un de ces actes n’est pas à vous, ou plus de ces jours : relisez la page.")
    if any(not 0 <= each <= 720 for each in minutes.values()):
        raise Refused("Un acte dure de 0 minute à 12 heures.")
    usual = Usual.of(organisation)
    mine = Spent.objects.filter(organisation=organisation, user=user)
    mine.filter(act__in=list(minutes)).delete()
    Spent.objects.bulk_create(
        [
            Spent(
                organisation=organisation,
                user=user,
                act=key,
                on=acts[key].on,
                kind=acts[key].kind,
                minutes=each,
            )
            for key, each in sorted(minutes.items())
            if each != usual.minutes(acts[key])
        ]
    )
    _check_days(asked, organisation)
    return organisation


@action("Ajouter un temps passé")
def add_time(
    organisation: Organisation,
    *,
    user: User,
    on: date,
    kind: str,
    minutes: int,
    programme: Programme | None = None,
    words: str = "",
    actor: Actor,
) -> Spent:
    """What no act tells: a way there, a training, a report.

    Refused: somebody else's, nothing, over 12 hours, a day of
    more than 24 hours, a kind that is none."""
    _check_own(user, actor)
    if kind not in KINDS:
        raise Refused({"kind": "Choisissez ce que vous faisiez."})
    if not 1 <= minutes <= 720:
        raise Refused({"minutes": "De 1 minute à 12 heures."})
    row = Spent.objects.create(
        organisation=organisation,
        user=user,
        on=on,
        kind=kind,
        minutes=minutes,
        programme=programme,
        words=words.strip(),
    )
    _check_days(Asked(organisation.pk, on, on, user.pk), organisation)
    return row


@action("Retirer un temps passé")
def remove_time(row: Spent, *, actor: Actor) -> Organisation:
    """Noted by mistake. Refused: somebody else's."""
    row = lock(row)
    _check_own(row.user, actor)
    Spent.objects.filter(pk=row.pk).delete()
    return actor.organisation


def _check_own(user: User, actor: Actor) -> None:
    if user.pk != actor.user_id:
        raise Refused("Ce temps n’est pas le vôtre : chacun dit le sien.")


def _check_days(asked: Asked, organisation: Organisation) -> None:
    """A day holds twenty-four hours."""
    whole: dict[date, int] = {}
    for act in time_of(asked, organisation):
        whole[act.on] = whole.get(act.on, 0) + (act.minutes or 0)
    over = [day for day, told in whole.items() if told > DAY]
    if over:
        raise Refused(f"Le {day_in_words(over[0])} ferait plus de 24 heures.")
