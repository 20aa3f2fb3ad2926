"""What acts tell of one's own time, and of the team's; never of anyone else's."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

from palier.base.tenancy.actors import Actor
from palier.base.tenancy.figures import FIGURES, OverTime, number
from palier.base.tenancy.models import Figure, Membership, Organisation
from palier.base.ui import shell
from palier.base.ui.spent import FRONT, Act, Asked, Kind
from palier.law.dates import Month
from palier.registers.programmes.models import Programme
from palier.work.hours.figures import USUAL
from palier.work.hours.models import Spent

EVERYONE = "Toute l’équipe"
NO_TEAM, NO_FUNDER = "Sans équipe", "Sans financeur"


@dataclass(frozen=True)
class Usual:
    """What the association said of how long acts usually take, day after day."""

    told: dict[str, OverTime]

    @classmethod
    def of(cls, organisation: Organisation) -> "Usual":
        """One query."""
        said: dict[str, list[tuple[date, str]]] = defaultdict(list)
        rows = Figure.objects.filter(organisation=organisation, code__startswith="hours.")
        for code, since, value in rows.order_by("starts_on", "pk").values_list(
            "code", "starts_on", "value"
        ):
            said[code].append((since, value))
        return cls(
            {
                name: OverTime(FIGURES[f"hours.{name}"].default, said[f"hours.{name}"])
                for name in USUAL
            }
        )

    def minutes(self, act: Act) -> int:
        """Minutes that an act took: as noted, else what such an act usually takes."""
        if act.minutes is not None:
            return act.minutes
        return int(float(self.told[act.usual].on(act.on))) if act.usual else 0


def told_by_acts(asked: Asked) -> list[Act]:
    """Every act that rooms noted, in the order of days; a query or two for each room."""
    found = [act for told in shell.ask("hours.acts", asked) for act in told]
    return sorted(found, key=lambda act: (act.on, act.key))


def time_of(asked: Asked, organisation: Organisation) -> list[Act]:
    """Acts with the minutes that hold: what one said of one's own, else as noted, else usual.

    What no act tells comes with them, under a key of its own (`hours.spent:12`).
    """
    rows = Spent.objects.filter(
        organisation=asked.organisation_id,
        on__range=(asked.first, asked.last),
        **asked.whose("user"),
    )
    mended: dict[tuple[int, str], int] = {}
    own = []
    for row in rows.order_by("on", "pk"):
        if row.act:
            mended[row.user_id, row.act] = row.minutes
        else:
            own.append(_own(row))
    usual = Usual.of(organisation)
    acts = [
        replace(act, minutes=mended.get((act.user_id, act.key), usual.minutes(act)))
        for act in told_by_acts(asked)
    ]
    return sorted([*acts, *own], key=lambda act: (act.on, act.key))


def _own(row: Spent) -> Act:
    return Act(
        f"hours.spent:{row.pk}",
        row.user_id,
        row.on,
        cast("Kind", row.kind),
        row.words,
        row.minutes,
        programme_id=row.programme_id,
    )


@dataclass
class Sum:
    """Minutes of some people: with persons, behind, on the way; and of that, for funders."""

    front: int = 0
    back: int = 0
    travel: int = 0
    reporting: int = 0
    people: frozenset[int] = frozenset()

    def add(self, act: Act) -> None:
        minutes = act.minutes or 0
        if act.kind == "travel":
            self.travel += minutes
        elif act.kind in FRONT:
            self.front += minutes
        else:
            self.back += minutes
        if act.kind == "reporting":
            self.reporting += minutes
        if minutes:
            self.people |= {act.user_id}

    @property
    def front_share(self) -> int | None:
        """Percent of the time spent with persons or behind; the way there counts in neither."""
        return self._share(self.front)

    @property
    def reporting_share(self) -> int | None:
        """The same, spent telling funders."""
        return self._share(self.reporting)

    def _share(self, part: int) -> int | None:
        whole = self.front + self.back
        return round(part * 100 / whole) if whole else None


def add_up(acts: Iterable[Act], by: Callable[[Act], str]) -> dict[str, Sum]:
    """Sums of acts by what `by` says of each."""
    found: dict[str, Sum] = defaultdict(Sum)
    for act in acts:
        found[by(act)].add(act)
    return dict(found)


@dataclass(frozen=True)
class Told:
    """A sum that may be told: of a team, a funder, or everyone."""

    label: str
    sum: Sum


def telling(sums: dict[str, Sum], least: int) -> list[Told]:
    """The sums of at least so many people, and their total, when what is left out of it is not
    the time of a few: a total less what is shown must tell nobody's."""
    shown = {label: each for label, each in sums.items() if len(each.people) >= least}
    whole = Sum()
    for each in sums.values():
        whole.front += each.front
        whole.back += each.back
        whole.travel += each.travel
        whole.reporting += each.reporting
        whole.people |= each.people
    left = [each for label, each in sums.items() if label not in shown]
    hidden: frozenset[int] = frozenset().union(*(each.people for each in left))
    told = [Told(label, shown[label]) for label in sorted(shown)]
    may_total = len(whole.people) >= least and (not hidden or len(hidden) >= least)
    if (may_total and len(shown) != 1) or (may_total and hidden):
        told.append(Told(EVERYONE, whole))
    return told


@dataclass(frozen=True)
class TeamTime:
    """What may be told of some days: by team, by who pays for the work."""

    teams: list[Told]
    funders: list[Told]

    @property
    def everyone(self) -> Told | None:
        """The whole team; its only team, when there is one."""
        return self.teams[-1] if self.teams else None


def team_times(actor: Actor, months: Sequence[Month]) -> list[TeamTime]:
    """How the team's time was spent in each of these months, of teams and funders large enough.

    A query or two for each room, whatever the months.
    """
    if not actor.sees("hours.team"):
        return [TeamTime([], []) for _ in months]
    organisation = actor.organisation
    first, last = min(m.first for m in months), max(m.last for m in months)
    by_month: dict[Month, list[Act]] = defaultdict(list)
    for act in time_of(Asked(organisation.pk, first, last), organisation):
        by_month[Month.of(act.on)].append(act)
    programmes = Programme.objects.filter(organisation=organisation)
    funders = dict(programmes.values_list("pk", "funder__name"))
    teams = _teams(actor, last)
    least = max(3, int(number(organisation, "hours.team_least", last)))
    found = []
    for month in months:
        acts = by_month[month]
        by_team = add_up(acts, lambda act: teams.get(act.user_id, NO_TEAM))
        by_funder = add_up(acts, lambda act: funders.get(act.programme_id or 0) or NO_FUNDER)
        found.append(TeamTime(telling(by_team, least), telling(by_funder, least)))
    return found


def _teams(actor: Actor, on: date) -> dict[int, str]:
    """The team of each colleague, the one that they were last in by a day."""
    rows = Membership.objects.filter(
        organisation=actor.organisation, team__isnull=False, period__startswith__lte=on
    )
    return dict(rows.order_by("period").values_list("user_id", "team__name"))
