"""Notes and reviews, as the time that they took."""

from django.db.models import OuterRef, Subquery

from palier.base.ui import shell
from palier.base.ui.spent import Act, Asked, Kind
from palier.work.support.models import Measure, Note, Review

KINDS: dict[str, Kind] = {
    Note.Kind.PHONE: "phone",
    Note.Kind.STEP_FOR: "file",
    Note.Kind.WRITING: "file",
}
"""Of notes; all the others are with the person, when they were."""


@shell.answers("hours.acts")
def notes_as_time(asked: Asked) -> list[Act]:
    """Every note, under the measure that ran that day, if any."""
    measure = Measure.objects.filter(
        household=OuterRef("household"), period__contains=OuterRef("on")
    ).order_by("-period", "-pk")
    rows = (
        Note.objects.filter(
            organisation=asked.organisation_id,
            on__range=(asked.first, asked.last),
            **asked.whose("author"),
        )
        .annotate(paid_by=Subquery(measure.values("programme")[:1]))
        .values_list("pk", "author", "on", "kind", "is_face_to_face", "minutes", "paid_by")
    )
    return [
        Act(
            f"support.note:{pk}",
            author,
            on,
            "face" if face and kind not in KINDS else KINDS.get(kind, "file"),
            str(Note.Kind(kind).label),
            minutes,
            kind,
            paid_by,
        )
        for pk, author, on, kind, face, minutes, paid_by in rows
    ]


@shell.answers("hours.acts")
def reviews_as_time(asked: Asked) -> list[Act]:
    """What is written for those who pay, once handed in."""
    rows = Review.objects.filter(
        organisation=asked.organisation_id,
        handed_in_on__range=(asked.first, asked.last),
        **asked.whose("author"),
    ).values_list("pk", "author", "handed_in_on", "measure__programme")
    return [
        Act(
            f"support.review:{pk}",
            author,
            on,
            "reporting",
            "Bilan pour un financeur",
            usual="review",
            programme_id=programme,
        )
        for pk, author, on, programme in rows
        if on is not None
    ]
