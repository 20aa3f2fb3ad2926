"""From the project of a house to its first resident; a house that changes kind."""

from datetime import date
from decimal import Decimal

from palier.base.journal.action import action
from palier.base.kit.periods import period
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import capitalised, plural
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Site
from palier.law.dates import Month
from palier.registers.housing.models import Place
from palier.work.leases.models import Occupancy, OccupancyState
from palier.work.residences.models import (
    HouseKind,
    OpeningMonth,
    OpeningProject,
    OpeningStep,
    WorksStay,
)
from palier.work.residences.reads import homes_to_lend


@action("Préparer l’ouverture d’une maison")
def plan_opening(
    site: Site, *, kind: str, planned_on: date, words: str = "", actor: Actor
) -> OpeningProject:
    """A house will open, grow or be transformed. Refused: a project already under way there."""
    return OpeningProject.objects.create(
        organisation=actor.organisation,
        site=site,
        kind=kind,
        planned_on=planned_on,
        words=words.strip(),
    )


@action("Ajouter une étape d’ouverture")
def add_opening_step(
    project: OpeningProject, *, kind: str, label: str, due_on: date, actor: Actor
) -> OpeningStep:
    """Something needed before, and until when. Refused: nothing said, a house already open."""
    project = _under_way(project)
    if not label.strip():
        raise Refused({"label": "Dites ce qu’il faut."})
    return OpeningStep.objects.create(
        organisation=actor.organisation,
        project=project,
        kind=kind,
        label=label.strip(),
        due_on=due_on,
    )


@action("Terminer une étape d’ouverture")
def finish_opening_step(step: OpeningStep, *, done_on: date, actor: Actor) -> OpeningStep:
    """It is done. Refused: done already."""
    step = lock(step)
    if step.done_on is not None:
        raise Refused("Cette étape est déjà faite.")
    step.done_on = done_on
    step.save(update_fields=["done_on"])
    return step


@action("Prévoir un mois de montée en charge")
def plan_month(
    project: OpeningProject,
    *,
    month: date,
    places: int,
    lived: int,
    staff: Decimal,
    actor: Actor,
) -> OpeningMonth:
    """Places open and lived in, posts, at the end of a month; told again, it is corrected.

    Refused: more places lived in than open.
    """
    project = lock(project)
    if lived > places:
        raise Refused({"lived": "Il y aurait plus de places occupées que de places ouvertes."})
    row, _ = OpeningMonth.objects.update_or_create(
        project=project,
        month=Month.of(month).first,
        defaults={
            "organisation": actor.organisation,
            "places": places,
            "lived": lived,
            "staff": staff,
        },
    )
    return row


@action("Ouvrir la maison")
def open_house(project: OpeningProject, *, opened_on: date, actor: Actor) -> OpeningProject:
    """The first resident may come, those rehoused for the works are back.

    Refused: open already, an approval or safety step not done, someone still rehoused.
    """
    project = _under_way(project)
    away = project.works_stays.filter(returned_on=None).count()
    if away:
        raise Refused(
            f"{plural(away, 'ménage')} encore relogé pendant les travaux : notez d’abord son retour."
            if away == 1
            else f"{plural(away, 'ménage')} encore relogés pendant les travaux : notez d’abord leur "
            "retour."
        )
    blocking = project.steps.filter(
        kind__in=[OpeningStep.Kind.APPROVAL, OpeningStep.Kind.SAFETY], done_on=None
    ).order_by("due_on", "pk")
    first = blocking.first()
    if first is not None:
        raise Refused(
            f"« {first} » n’est pas fait : une maison n’ouvre pas sans son agrément ni l’avis de "
            "sécurité."
        )
    project.opened_on = opened_on
    project.save(update_fields=["opened_on"])
    return project


@action("Reloger un ménage pendant les travaux")
def rehouse_for_works(
    project: OpeningProject,
    *,
    occupancy: Occupancy,
    place: Place | None = None,
    where: str = "",
    agreed_on: date,
    starts_on: date,
    back_by: date,
    actor: Actor,
) -> WorksStay:
    """A resident lives elsewhere, as agreed in writing, until their home is done; the contract stands.

    Refused: another house, nowhere, a home of ours that someone has, a return before the departure,
    a contract not lived in, rehoused already.
    """
    project = _under_way(project)
    occupancy = lock(occupancy)
    if occupancy.site_id != project.site_id:
        raise Refused({"occupancy": "Ce ménage vit dans une autre maison."})
    if occupancy.state != OccupancyState.ACTIVE or starts_on < occupancy.starts_on:
        raise Refused({"occupancy": "Ce ménage ne vit pas là à cette date."})
    if place is None and not where.strip():
        raise Refused({"where": "Choisissez un lieu à nous, ou dites où le ménage est relogé."})
    if place is not None and not homes_to_lend(actor, starts_on).filter(pk=place.pk).exists():
        raise Refused(
            {
                "place": f"{capitalised(place.label)} n’est pas libre, ou n’est pas un logement "
                "prêt à cette date."
            }
        )
    if back_by <= starts_on:
        raise Refused({"back_by": "Le retour est avant le départ."})
    if agreed_on > starts_on:
        raise Refused({"agreed_on": "Un ménage n’est relogé qu’avec son accord, écrit avant."})
    return WorksStay.objects.create(
        organisation=actor.organisation,
        project=project,
        occupancy=occupancy,
        place=place,
        where=where.strip(),
        agreed_on=agreed_on,
        starts_on=starts_on,
        back_by=back_by,
    )


@action("Noter le retour après les travaux")
def end_works_stay(stay: WorksStay, *, returned_on: date, actor: Actor) -> WorksStay:
    """The household is home again. Refused: back already, before it left."""
    stay = lock(stay)
    if stay.returned_on is not None:
        raise Refused("Ce retour est déjà noté.")
    if returned_on < stay.starts_on:
        raise Refused({"returned_on": "Le retour est avant le départ."})
    stay.returned_on = returned_on
    stay.save(update_fields=["returned_on"])
    return stay


@action("Changer le type d’une maison")
def change_house_kind(
    site: Site, *, kind: str, starts_on: date, source: str = "", actor: Actor
) -> HouseKind:
    """A former hostel becomes a social residence: what it was, and until when, stays known.

    Refused: the kind it has already, before its last change.
    """
    site = lock(site)
    labels = dict(Site.Kind.choices)
    if kind == site.kind:
        raise Refused({"kind": f"Cette maison est déjà : {labels[kind]}."})
    standing = HouseKind.objects.filter(site=site, period__endswith__isnull=True).first()
    if standing is not None and starts_on <= standing.period.lower:
        raise Refused({"starts_on": "Ce jour est avant le dernier changement de type."})
    if standing is None:
        HouseKind.objects.create(
            organisation=actor.organisation,
            site=site,
            kind=site.kind,
            label=labels.get(site.kind, site.kind),
            period=period(date(1900, 1, 1), starts_on),
        )
    else:
        standing.period = period(standing.period.lower, starts_on)
        standing.save(update_fields=["period"])
    site.kind = kind
    site.save(update_fields=["kind"])
    return HouseKind.objects.create(
        organisation=actor.organisation,
        site=site,
        kind=kind,
        label=labels[kind],
        period=period(starts_on),
        source=source.strip(),
    )


def _under_way(project: OpeningProject) -> OpeningProject:
    project = lock(project)
    if project.opened_on is not None:
        raise Refused("Cette maison est déjà ouverte.")
    return project
