"""The association's own card, its figures, the rules of law it read."""

from datetime import date

from palier.base.documents.logos import check_logo
from palier.base.journal.action import action
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import day_in_words
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.figures import FIGURES
from palier.base.tenancy.models import Figure, LegalEntity, Organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.walls import today_in
from palier.law.checked import checked
from palier.law.dates import Month


@action("Modifier la fiche de l’association")
def change_card(
    organisation: Organisation,
    *,
    name: str,
    street: str,
    postcode: str,
    town: str,
    phone: str,
    email: str,
    siren: str,
    approvals: str,
    proration: str,
    proration_from: date | None = None,
    due_day: int,
    logo: bytes | None = None,
    no_logo: bool = False,
    actor: Actor,
) -> Organisation:
    """Change what heads every document; documents already issued keep what they said, and months
    that began before that of `proration_from` (none: the next) are counted as they were.

    Refused: a logo that no document could bear, a month that has passed.
    """
    organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
    if proration != organisation.proration:
        _keep_proration(organisation, proration_from)
    organisation.name, organisation.street = name, street
    organisation.postcode, organisation.town = postcode, town
    organisation.phone, organisation.email = phone, email
    organisation.approvals, organisation.proration = approvals, proration
    organisation.due_day = due_day
    if logo:
        organisation.logo = check_logo(logo)
    elif no_logo:
        organisation.logo = None
    organisation.save()
    entity = lock(main_entity(organisation))
    entity.siren = siren
    entity.save(update_fields=["siren"])
    return organisation


def _keep_proration(organisation: Organisation, since: date | None) -> None:
    """The way of counting that ran until a month stays that of the months before it."""
    now = Month.of(today_in(organisation))
    month = Month.of(since) if since else now.after
    if month < now:
        raise Refused(
            {
                "proration_from": "Un mois passé se compte comme il l’a été : ce mois-ci, ou un mois "
                "à venir."
            }
        )
    first = month.first.isoformat()
    before = organisation.proration_on(month.before.first)
    kept = [each for each in organisation.former_prorations if each[0] < first]
    organisation.former_prorations = [*kept, [first, before.value]]


LAW_ANSWERS = {"same": "Elle n’a pas changé", "changed": "Elle a changé"}


@action("Changer un réglage")
def set_figure(
    organisation: Organisation,
    *,
    code: str,
    value: str,
    starts_on: date,
    source: str = "",
    actor: Actor,
) -> Figure:
    """The association decides otherwise from a day on; what held before is kept.

    Refused: an unknown figure, a value that it cannot take.
    """
    if code not in FIGURES:
        raise Refused("Ce réglage n’existe pas.")
    kept, _ = Figure.objects.update_or_create(
        organisation=organisation,
        code=code,
        starts_on=starts_on,
        defaults={"value": FIGURES[code].check(value), "source": source.strip()},
    )
    return kept


@action("Noter qu’une règle de droit a été vérifiée")
def note_law_checked(
    organisation: Organisation,
    *,
    code: str,
    checked_on: date,
    found: str,
    source: str,
    actor: Actor,
) -> Figure:
    """Someone read a rule against its text that day: it holds (`same`), or it changed (`changed`).

    Refused: an unknown file of figures, no source, a day before Palier's own check.
    """
    known = checked().get(code)
    if known is None:
        raise Refused("Cette règle n’existe pas.")
    if not source.strip():
        raise Refused(
            {"source": "Dites où vous l’avez lu : un journal officiel, un site, une date."}
        )
    if checked_on < known.checked_on:
        raise Refused(
            {
                "checked_on": f"Palier l’a vérifiée le {day_in_words(known.checked_on)} : c’est plus récent."
            }
        )
    if found not in LAW_ANSWERS:
        raise Refused({"found": "Inchangée ou changée : choisissez."})
    kept, _ = Figure.objects.update_or_create(
        organisation=organisation,
        code=f"law.{code}",
        starts_on=checked_on,
        defaults={"value": found, "source": source.strip()},
    )
    return kept


def found_association(*, name: str, siren: str, is_demo: bool, on: date) -> Organisation:
    """A new association and its main entity: the one thing done before anyone is at work.

    It is no action, for there is nobody yet to carry it out: `palier association` calls it.
    """
    from palier.base.tenancy.walls import stand_in

    organisation = Organisation.objects.create(name=name, is_demo=is_demo)
    stand_in(organisation.pk)
    LegalEntity.objects.create(organisation=organisation, name=name, siren=siren)
    return organisation
