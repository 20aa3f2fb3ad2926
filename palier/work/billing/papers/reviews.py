"""The letter that asks for a yearly review."""

from palier.base.documents.sheets import Section, Sheet, Signature, sheet_pdf
from palier.base.kit.money import euros
from palier.base.kit.typography import day_in_words
from palier.base.tenancy.reads import entity_of
from palier.registers.people.reads import head_of
from palier.work.billing.models import (
    RentReview,
)
from palier.work.leases.reads import where_to_write


def review_letter_pdf(review: RentReview) -> bytes:
    """The letter that asks for the review: the clause, the indices, the sum, the new rent."""
    occupancy, undone = review.occupancy, review.undone
    head = head_of(occupancy.household)
    name = head.formal_name if head else occupancy.household.name
    before, after = (
        f"{value:.2f}".replace(".", ",") for value in (review.index_before, review.index_after)
    )
    sheet = Sheet(
        f"Révision annuelle de votre loyer{', annulée' if undone else ''}",
        [
            Section(
                text=f"Votre contrat {occupancy.number} prévoit que le loyer suit, une fois par an, "
                f"l’indice de référence des loyers du {review.quarter}e trimestre, publié par l’Insee.".replace(
                    "1e t", "1er t"
                )
            ),
            Section(
                "Le calcul",
                pairs=[
                    ("Loyer actuel, hors charges", euros(review.before)),
                    (f"Indice T{review.quarter} {review.year - 1}", before),
                    (f"Indice T{review.quarter} {review.year}", after),
                    ("Calcul", f"{euros(review.before)} × {after} ÷ {before}"),
                    ("Nouveau loyer, hors charges", euros(review.after)),
                    ("À compter du", day_in_words(review.effective_on)),
                ],
            ),
        ],
        lead=f"Le {day_in_words(review.asked_on)}"
        + (f" · annulée le {day_in_words(undone.on)}" if undone else ""),
        addressee=[name, *where_to_write(occupancy)],
        signatures=[Signature(f"Pour {entity_of(occupancy.site).name_on_papers}")],
        note="Loi n° 89-462 du 6 juillet 1989, art. 17-1. Une question, une difficulté à payer : "
        "appelez-nous avant l’échéance. Pensez à votre aide au logement.",
    )
    return sheet_pdf(review, review.organisation, sheet, entity=entity_of(occupancy.site))
