"""Rents reviewed by the index: one yes for all those that may be."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from palier.base.journal.action import action
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import day_in_words
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Organisation
from palier.base.tenancy.walls import today_in
from palier.law.dates import add_months
from palier.law.rent_index import published
from palier.law.territory import Area, area_of
from palier.work.billing.actions.accounts import set_term
from palier.work.billing.models import RentIndex, RentReview, RentReviewUndone, Term
from palier.work.billing.reviewing import Proposed, known_indices, propose
from palier.work.leases.models import Occupancy


@action("Saisir un indice de référence des loyers")
def enter_index(
    organisation: Organisation,
    *,
    year: int,
    quarter: int,
    value: Decimal,
    source: str,
    area: Area = "mainland",
    actor: Actor,
) -> RentIndex:
    """An index that Insee has published since, with where it was read; never guessed.

    Refused: one that is known already, a value far from its neighbours, no source.
    """
    if (year, quarter) in published(area):
        raise Refused({"value": "Cet indice est déjà connu de Palier."})
    if not source.strip():
        raise Refused({"source": "Dites où vous l’avez lu : Insee, Journal officiel…"})
    before = known_indices(organisation)[area].get((year - 1, quarter))
    if before is not None and abs(value - before) > before / 10:
        raise Refused(
            {
                "value": f"Un an plus tôt, il valait {before} : vérifiez cet écart.".replace(
                    ".", ",", 1
                )
            }
        )
    return RentIndex.objects.create(
        organisation=organisation,
        area=area,
        year=year,
        quarter=quarter,
        value=value,
        source=source.strip(),
    )


@action("Réviser des loyers par l’IRL")
def review_rents(
    organisation: Organisation,
    *,
    occupancies: Sequence[Occupancy],
    on: date,
    effective_on: date,
    actor: Actor,
) -> list[RentReview]:
    """Ask for the review of these rents: each new rent is called from `effective_on`.

    It is never retroactive (loi n° 89-462, art. 17-1). Refused: one of them may not be reviewed,
    with its reason and nothing done; a day before the request, or more than a year after it.
    """
    if effective_on > add_months(on, 12):
        raise Refused(
            {"effective_on": "Un an après la demande au plus : une autre révision sera possible."}
        )
    if effective_on < on:
        raise Refused(
            {
                "effective_on": "Une révision vaut à compter de la demande, jamais avant (art. "
                "17-1)."
            }
        )
    proposed = propose(organisation, occupancies, on)
    stopped = next((each for each in proposed if not each.may), None)
    if stopped is not None:
        raise Refused(f"Contrat {stopped.occupancy.number} : {stopped.why_not}.")
    known = known_indices(organisation)
    undone = _undone(proposed)
    made = []
    for each in proposed:
        year, quarter = each.quarter
        series = known[area_of(each.occupancy.site.postcode)]
        anniversary_on = each.anniversary_on or on
        set_term(
            each.occupancy,
            kind=Term.Kind.RENT,
            label=each.label,
            amount=each.after,
            starts_on=effective_on,
            actor=actor,
        )
        made.append(
            RentReview(
                organisation=organisation,
                occupancy=each.occupancy,
                anniversary_on=anniversary_on,
                asked_on=on,
                effective_on=effective_on,
                year=year,
                quarter=quarter,
                index_before=series[year - 1, quarter],
                index_after=series[year, quarter],
                before=each.before,
                after=each.after,
                times=undone[each.occupancy.pk, anniversary_on],
            )
        )
    return RentReview.objects.bulk_create(made)


def _undone(proposed: Sequence[Proposed]) -> Counter[tuple[int, date]]:
    """How many reviews of each rent were undone, by anniversary; one query."""
    rows = RentReviewUndone.objects.filter(
        review__occupancy__in=[each.occupancy for each in proposed]
    )
    return Counter(rows.values_list("review__occupancy", "review__anniversary_on"))


@action("Annuler une révision de loyer")
def undo_review(review: RentReview, *, on: date, reason: str, actor: Actor) -> RentReviewUndone:
    """The rent is again what it was, from the day of the review: what was called since by the new
    one is given back by the next corrections.

    Refused: undone already, a day before the request or to come, no reason, a later review that
    started from this one, a rent fixed otherwise since.
    """
    occupancy = lock(review.occupancy)
    if review.undoings.exists():
        raise Refused("Cette révision est déjà annulée.")
    if not review.asked_on <= on <= today_in(review.organisation):
        asked = day_in_words(review.asked_on)
        raise Refused({"on": f"Entre le jour de la demande ({asked}) et aujourd’hui."})
    if not reason.strip():
        raise Refused({"reason": "Dites pourquoi : ce sera lu avec la révision."})
    later = occupancy.rent_reviews.filter(undoings=None, effective_on__gt=review.effective_on)
    if later.exists():
        raise Refused(
            "Ce loyer a été révisé de nouveau depuis : annulez d’abord cette révision-là."
        )
    term = (
        Term.objects.select_for_update()
        .filter(
            occupancy=occupancy,
            kind=Term.Kind.RENT,
            amount=review.after,
            period__startswith=review.effective_on,
        )
        .first()
    )
    if term is None:
        raise Refused(
            "Ce loyer a été fixé autrement depuis : fixez le bon montant sur son contrat."
        )
    term.amount = review.before
    term.save(update_fields=["amount"])
    return RentReviewUndone.objects.create(
        organisation=actor.organisation, review=review, on=on, reason=reason.strip()
    )
