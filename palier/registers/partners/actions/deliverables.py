"""What each signatory must hand over, and by when."""

from datetime import date

from palier.base.journal.action import action
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import day_in_words
from palier.base.tenancy.actors import Actor
from palier.registers.partners.models import Deliverable, Partnership, Signatory


@action("Noter un livrable attendu")
def expect_deliverable(
    partnership: Partnership,
    *,
    what: str,
    due_on: date,
    signatory: Signatory | None = None,
    actor: Actor,
) -> Deliverable:
    """What a signatory must hand over by a day; nobody named: we. Refused: nothing said, a signatory of
    another agreement, due before it begins, a stopped agreement."""
    partnership = lock(partnership)
    if not what.strip():
        raise Refused({"what": "Dites ce qui est à remettre."})
    if partnership.ended_on:
        raise Refused("Cette convention est arrêtée : plus rien n’y est attendu.")
    if signatory is not None and signatory.partnership_id != partnership.pk:
        raise Refused({"signatory": "Cette structure n’a pas signé cette convention."})
    if due_on < partnership.period.lower:
        begins = day_in_words(partnership.period.lower)
        raise Refused({"due_on": f"La convention ne commence que le {begins}."})
    return Deliverable.objects.create(
        organisation=actor.organisation,
        partnership=partnership,
        what=what.strip(),
        due_on=due_on,
        signatory=signatory,
    )


@action("Noter un livrable remis")
def finish_deliverable(
    row: Deliverable, *, on: date, words: str = "", actor: Actor
) -> Deliverable:
    """It was handed over. Refused: it was already, before the agreement begins."""
    row = lock(row)
    if row.done_on:
        raise Refused(f"Il a été remis le {day_in_words(row.done_on)}.")
    begins = row.partnership.period.lower
    if on < begins:
        raise Refused({"on": f"La convention ne commence que le {day_in_words(begins)}."})
    row.done_on, row.words = on, words.strip()
    row.save(update_fields=["done_on", "words"])
    return row


@action("Attendre de nouveau un livrable")
def reopen_deliverable(row: Deliverable, *, actor: Actor) -> Deliverable:
    """It was not handed over after all. Refused: it is awaited already."""
    row = lock(row)
    if not row.done_on:
        raise Refused("Ce livrable est déjà attendu.")
    row.done_on = None
    row.save(update_fields=["done_on"])
    return row


@action("Retirer un livrable")
def remove_deliverable(row: Deliverable, *, actor: Actor) -> Partnership:
    """It is not expected, or was noted by mistake. Refused: handed over."""
    row = lock(row)
    if row.done_on:
        raise Refused("Il a été remis : notez-le d’abord de nouveau attendu.")
    partnership: Partnership = row.partnership
    Deliverable.objects.filter(pk=row.pk).delete()
    return partnership
