"""The review for a funder: composed from the file, edited, handed in; the funder's template."""

from datetime import date

from palier.base.documents.word_files import check_template
from palier.base.journal.action import action
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Organisation, User
from palier.registers.programmes.models import Programme
from palier.work.support.composing import compose_measure, compose_year
from palier.work.support.models import Measure, Review, ReviewTemplate
from palier.work.support.word_fields import KNOWN


@action("Préparer un bilan de mesure")
def draft_review(measure: Measure, *, on: date, actor: Actor) -> Review:
    """The review of a measure, composed from what its file already holds. Refused: one waits."""
    measure = lock(measure)
    if measure.reviews.filter(state=Review.State.DRAFT).exists():
        raise Refused("Un bilan de cette mesure est déjà en préparation.")
    if actor.user_id is None:
        raise Refused("Un bilan a quelqu’un qui l’écrit.")
    return Review.objects.create(
        organisation=actor.organisation,
        measure=measure,
        author_id=actor.user_id,
        written_on=on,
        **compose_measure(measure, on, actor),
    )


@action("Préparer le bilan d’une année")
def draft_year_review(
    organisation: Organisation, *, worker: User, year: int, on: date, actor: Actor
) -> Review:
    """What a worker's households and steps came to in a year, without their names.

    Refused: a year to come, one waits already.
    """
    if worker.pk != actor.user_id and not actor.may("support.change_referrer"):
        raise Refused(
            {"worker": "Le bilan d’une année se prépare par la personne, ou par son encadrement."}
        )
    if year > on.year:
        raise Refused({"year": "Cette année n’a pas commencé."})
    if Review.objects.filter(worker=worker, year=year, state=Review.State.DRAFT).exists():
        raise Refused("Le bilan de cette année est déjà en préparation.")
    return Review.objects.create(
        organisation=organisation,
        worker=worker,
        year=year,
        author_id=actor.user_id or worker.pk,
        written_on=on,
        **compose_year(worker, year, actor),
    )


@action("Corriger un bilan")
def correct_review(
    review: Review,
    *,
    asked: str,
    aims: str,
    done: str,
    results: str,
    follow_up: str,
    person_words: str,
    actor: Actor,
) -> Review:
    """Say it better; figures and dates stay those of the file. Refused: handed in already."""
    review = lock(review)
    if review.state == Review.State.HANDED_IN:
        raise Refused("Ce bilan est rendu : il ne change plus. Préparez-en un autre.")
    review.asked, review.aims, review.done = asked.strip(), aims.strip(), done.strip()
    review.results, review.follow_up = results.strip(), follow_up.strip()
    review.person_words = person_words.strip()
    review.save(update_fields=["asked", "aims", "done", "results", "follow_up", "person_words"])
    return review


@action("Rendre un bilan")
def hand_in_review(review: Review, *, handed_in_on: date, actor: Actor) -> Review:
    """It was given to the funder, and no longer changes. Refused: twice, without results."""
    review = lock(review)
    if review.state == Review.State.HANDED_IN:
        raise Refused("Ce bilan est déjà rendu.")
    if not review.results.strip():
        raise Refused("Un bilan dit au moins les résultats : complétez-le d’abord.")
    review.state, review.handed_in_on = Review.State.HANDED_IN, handed_in_on
    review.save(update_fields=["state", "handed_in_on"])
    return review


@action("Apporter le modèle Word d’un financeur")
def add_review_template(
    programme: Programme, *, content: bytes, name: str, actor: Actor
) -> ReviewTemplate:
    """The funder's own document; the fields it asks for are checked.

    Refused: no Word document, a macro, a field that a review does not have.
    """
    check_template(content, name, KNOWN)
    return ReviewTemplate.objects.create(
        organisation=actor.organisation, programme=programme, content=content, name=name[:200]
    )
