"""Addresses for post: some given, one to renew, one silent, one to answer; mail that waits."""

from config.demo.stage import DAY, Stage
from palier.registers.people.models import Household
from palier.registers.people.reads import head_of
from palier.work.domiciliation import actions as post
from palier.work.leases.models import Occupancy

GIVEN = (40, 350, 200, 120, 8, 290)
"""How many days ago each was given; what follows depends on its rank."""


def addresses(stage: Stage) -> None:
    """Those received at the door who live nowhere with us have their mail here."""
    housed = Occupancy.objects.filter(organisation=stage.organisation).values("household")
    rows = Household.objects.filter(organisation=stage.organisation, closed_on=None)
    found = list(rows.exclude(pk__in=housed).order_by("-opened_on", "pk")[: len(GIVEN) + 1])
    for rank, household in enumerate(found):
        _address(stage, household, rank)


def _address(stage: Stage, household: Household, rank: int) -> None:
    desk, worker, today = stage.by("reception"), stage.by("social_worker"), stage.today
    person = head_of(household)
    if person is None:
        return
    days = GIVEN[rank] if rank < len(GIVEN) else 5
    asked = today - (days + 6) * DAY
    row = post.ask_domiciliation(household, person=person, asked_on=asked, actor=desk)
    if rank >= len(GIVEN):
        return  # waits for its answer
    row = post.grant_domiciliation(row, on=today - days * DAY, actor=worker)
    if rank != 2:  # the third was not heard of since
        post.note_post_contact(row, kind="came", on=today - (days % 30) * DAY, actor=desk)
    if rank in (0, 1, 3):
        for kind, count, ago in (("letter", 2, 9), ("notice", 1, 2))[: 1 + rank % 2]:
            on = today - min(ago, days) * DAY
            post.receive_post(row, kind=kind, count=count, received_on=on, actor=desk)
