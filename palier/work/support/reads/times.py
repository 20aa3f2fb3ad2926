"""Time with people against writing, by month and team; never anyone's own."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, Sum
from django.db.models.functions import TruncMonth

from palier.base.tenancy.actors import Actor
from palier.base.tenancy.figures import number
from palier.base.tenancy.models import Membership
from palier.work.support.models import Note

FRONT = Q(is_face_to_face=True) | Q(kind=Note.Kind.PHONE)


@dataclass(frozen=True)
class TeamMonth:
    """A team's month: minutes with people and minutes of writing, noted by how many."""

    month: date
    team: str
    front: int
    back: int
    people: int

    @property
    def share(self) -> int | None:
        """Percent of the time noted that was spent with people."""
        total = self.front + self.back
        return round(self.front * 100 / total) if total else None


def front_and_back(actor: Actor, since: date, until: date) -> list[TeamMonth]:
    """Months of each team that is large enough to hide its people, newest first."""
    if not actor.sees("support.measures"):
        return []
    teams = dict(
        Membership.objects.visible_to(actor)
        .filter(team__isnull=False)
        .order_by("period")
        .values_list("user_id", "team__name")
    )
    rows = (
        Note.objects.filter(
            organisation=actor.organisation,
            on__gte=since,
            on__lt=until,
            minutes__isnull=False,
        )
        .annotate(month=TruncMonth("on"))
        .values("month", "author_id")
        .annotate(
            front=Sum("minutes", filter=FRONT, default=0),
            back=Sum("minutes", filter=~FRONT, default=0),
        )
        .order_by("month", "author_id")
    )
    sums: dict[tuple[date, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    for row in rows:
        for team in {teams.get(row["author_id"], "Sans équipe"), "Toute l’équipe sociale"}:
            told = sums[row["month"], team]
            told[0] += row["front"]
            told[1] += row["back"]
            told[2] += 1
    least = max(3, int(number(actor.organisation, "support.team_least", until)))
    whole = "Toute l’équipe sociale"
    # A total less the teams shown would say what a few people did: then it is not shown.
    for month in {month for month, _ in sums}:
        shown = sum(
            told[2]
            for (m, team), told in sums.items()
            if m == month and team != whole and told[2] >= least
        )
        hidden = sums[month, whole][2] - shown
        if 0 < hidden < least:
            sums[month, whole][2] = 0
    months = [
        TeamMonth(month, team, front, back, people)
        for (month, team), (front, back, people) in sums.items()
        if people >= least
    ]
    doubled = {
        each.month
        for each in months
        if each.team == whole
        and any(
            o.month == each.month and o.team != whole and o.people == each.people for o in months
        )
    }
    months = [each for each in months if each.team != whole or each.month not in doubled]
    return sorted(months, key=lambda each: (-each.month.toordinal(), each.team))
