"""Who could be talked of with a landlord, and what is told of a meeting."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from palier.base.tenancy.actors import Actor
from palier.registers.people.models import Household
from palier.work.meetings.models import Meeting, MeetingPoint
from palier.work.sliding.facts import Fact, facts_of
from palier.work.sliding.models import OPEN_SLIDES, SlidingLease


@dataclass(frozen=True)
class Candidate:
    """A household whose lease may slide, with what is gathered for it and what is missing."""

    slide: SlidingLease
    gathered: Sequence[Fact]
    missing: Sequence[Fact]
    is_on_agenda: bool

    @property
    def is_ready(self) -> bool:
        return not self.missing

    @property
    def household(self) -> Household:
        found: Household = self.slide.occupancy.household
        return found

    @property
    def in_words(self) -> str:
        """What is missing, else what is gathered."""
        if self.missing:
            return "Manque : " + ", ".join(fact.label.lower() for fact in self.missing)
        return ", ".join(fact.label for fact in self.gathered)


def candidates_of(meeting: Meeting, actor: Actor, today: date) -> list[Candidate]:
    """Those who live in the homes of the landlord one meets and whose lease may slide: whoever has
    everything gathered first. Each costs what its facts cost; a landlord has a few tens of them."""
    if meeting.body_id is None:
        return []
    slides = (
        SlidingLease.objects.visible_to(actor)
        .filter(state__in=OPEN_SLIDES, occupancy__holding__owner=meeting.body_id)
        .select_related("occupancy__household", "occupancy__main_place__site", "occupancy__site")
        .order_by("next_review_on", "pk")
    )
    talked = set(
        MeetingPoint.objects.filter(meeting=meeting, slide__isnull=False).values_list(
            "slide", flat=True
        )
    )
    found = []
    for slide in slides:
        facts = facts_of(slide.occupancy, today)
        found.append(
            Candidate(
                slide,
                [fact for fact in facts if fact.state == "gathered"],
                [fact for fact in facts if fact.state != "gathered"],
                slide.pk in talked,
            )
        )
    return sorted(found, key=lambda each: len(each.missing))


def points_of(meeting: Meeting, actor: Actor) -> list[MeetingPoint]:
    """The agenda as the actor may read it: households that they may not see are left out."""
    rows = MeetingPoint.objects.visible_to(actor).filter(meeting=meeting)
    if not actor.sees("sliding.slides"):
        rows = rows.filter(slide=None)
    return list(rows.select_related("slide__occupancy__household").order_by("rank", "pk"))
