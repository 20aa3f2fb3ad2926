"""The minutes of a meeting, on paper."""

from collections.abc import Sequence

from palier.base.documents.sheets import Bullet, Section, Sheet, sheets_pdf
from palier.base.kit.typography import capitalised, day_in_words, plural, time_in_words
from palier.work.meetings.models import Meeting, MeetingPoint, MeetingState


def minutes_pdf(meeting: Meeting, points: Sequence[MeetingPoint]) -> bytes:
    """What was on the agenda, said, decided, and who follows it up: of these points alone."""
    guests = list(meeting.guests.select_related("user", "body").order_by("pk"))
    held = meeting.state == MeetingState.HELD
    there = [each.called for each in guests if each.came or not held]
    away = [each.called for each in guests if held and not each.came]
    follow_ups = meeting.follow_ups.select_related("given_to").order_by("due_on", "pk")
    sections = [
        Section(
            pairs=[
                pair
                for pair in [
                    ("Où", meeting.place),
                    ("Avec", meeting.body.name if meeting.body else ""),
                    ("Présents" if held else "Invités", ", ".join(there)),
                    ("Excusés ou absents", ", ".join(away)),
                ]
                if pair[1]
            ]
        ),
        *(_section(rank, each) for rank, each in enumerate(points, 1)),
        Section(
            "Suites à donner",
            lines=[
                Bullet(
                    each.what,
                    f"{capitalised((each.given_to or meeting.organiser).short_name)}, pour le "
                    f"{day_in_words(each.due_on)}"
                    + (f", fait le {day_in_words(each.done_on)}" if each.done_on else ""),
                )
                for each in follow_ups
            ],
        ),
    ]
    lasted = f", {plural(meeting.minutes, 'minute')}" if held else ""
    sheet = Sheet(
        meeting.title,
        [section for section in sections if section.lines or section.pairs or section.title],
        lead=f"{capitalised(meeting.get_kind_display())} du {day_in_words(meeting.on)} à "
        f"{time_in_words(meeting.begins)}{lasted}",
    )
    return sheets_pdf(meeting.organisation, [sheet])


def _section(rank: int, point: MeetingPoint) -> Section:
    name = point.slide.occupancy.household.name if point.slide else point.what
    decided = [Bullet(f"Décidé : {point.decision}")] if point.decision else []
    return Section(f"{rank}. {name}", text=point.words, lines=decided)
