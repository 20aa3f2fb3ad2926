"""The paper of a review."""

from palier.base.documents.sheets import Bullet, Section, Sheet, Signature, sheet_pdf
from palier.base.kit.typography import capitalised, day_in_words
from palier.work.leases.papers import name_of_holder
from palier.work.sliding.models import SlidingReview


def slide_review_pdf(review: SlidingReview) -> bytes:
    """The review of a sliding lease: the facts of the day, what each says, what is decided."""
    occupancy = review.slide.occupancy
    word = {"gathered": "réuni", "missing": "manque", "unknown": "à savoir"}
    facts = [Bullet(f"{label} : {word[state]}", words) for label, state, words in review.facts]
    said = [
        Section("Ce qu’en dit le ménage", quote=review.household_words),
        Section("Ce qu’en dit l’association", text=review.association_words),
        Section("Ce qu’en dit le bailleur", text=review.landlord_words),
    ]
    sheet = Sheet(
        "Bilan du bail glissant",
        [
            Section(
                pairs=[
                    ("Ménage", name_of_holder(occupancy)),
                    ("Logement", f"{occupancy.main_place.label}, contrat {occupancy.number}"),
                    ("Présents", review.present),
                ]
            ),
            Section("Ce qui est réuni, ce qui manque", lines=facts),
            *(section for section in said if section.quote or section.text),
            Section(
                "Décision",
                text=f"{capitalised(review.get_decision_display())}.\n{review.reasons}".strip(),
            ),
        ],
        lead=f"Entretien du {day_in_words(review.on)}.",
        signatures=[
            Signature(name_of_holder(occupancy)),
            Signature(f"Pour {review.organisation.name}"),
            Signature("Pour le bailleur"),
        ],
        note="Chacun reçoit un exemplaire. Le ménage peut écrire ce avec quoi il n’est pas d’accord.",
    )
    return sheet_pdf(review, review.organisation, sheet)
