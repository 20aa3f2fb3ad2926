"""What is done together: activities, welcomes, the board, services of the house."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from palier.base.journal.action import action
from palier.base.kit.money import to_cent
from palier.base.kit.periods import period
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import in_digits, plural
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Site
from palier.law.dates import Month
from palier.registers.people.models import Household
from palier.work.billing.actions import NewExtra, call_many_once, drop_extra
from palier.work.leases.models import LIVED_IN, Occupancy
from palier.work.residences.models import (
    Activity,
    ActivityPlace,
    BoardNotice,
    HouseService,
    ServiceUse,
    Welcome,
)


@action("Proposer une activité")
def plan_activity(
    site: Site,
    *,
    title: str,
    starts_at: datetime,
    place: str = "",
    seats: int | None = None,
    actor: Actor,
) -> Activity:
    """Something done together, with so many seats or as many as come. Refused: nothing said."""
    if not title.strip():
        raise Refused({"title": "Dites ce que c’est."})
    return Activity.objects.create(
        organisation=actor.organisation,
        site=site,
        title=title.strip(),
        starts_at=starts_at,
        place=place.strip(),
        seats=seats,
    )


@action("Inscrire à une activité")
def join_activity(
    activity: Activity, *, households: Sequence[Household], actor: Actor
) -> Activity:
    """Households take a seat. Refused: nobody, cancelled, no seat left, taken already."""
    activity = lock(activity)
    if activity.cancelled_on is not None:
        raise Refused("Cette activité est annulée.")
    if not households:
        raise Refused({"households": "Dites qui vient."})
    taken = activity.taken.count()
    if activity.seats is not None and taken + len(households) > activity.seats:
        left = plural(max(activity.seats - taken, 0), "place")
        raise Refused({"households": f"Il reste {left} sur {activity.seats}."})
    ActivityPlace.objects.bulk_create(
        [
            ActivityPlace(organisation=actor.organisation, activity=activity, household=each)
            for each in households
        ]
    )
    return activity


@action("Noter qui est venu")
def fill_activity(
    activity: Activity,
    *,
    came: Sequence[Household],
    among: Sequence[Household] | None = None,
    actor: Actor,
) -> Activity:
    """Who came; whoever came without a seat is added. Refused: cancelled.

    `among`: those whom one was asked about; what is known of the others does not change.
    """
    activity = lock(activity)
    if activity.cancelled_on is not None:
        raise Refused("Cette activité est annulée.")
    ids = {each.pk for each in came}
    known = set(activity.taken.values_list("household_id", flat=True))
    ActivityPlace.objects.bulk_create(
        [
            ActivityPlace(organisation=actor.organisation, activity=activity, household=each)
            for each in came
            if each.pk not in known
        ]
    )
    asked = activity.taken.all()
    if among is not None:
        asked = asked.filter(household__in=[*(each.pk for each in among), *ids])
    asked.update(came=False)
    activity.taken.filter(household__in=ids).update(came=True)
    return activity


@action("Annuler une activité")
def cancel_activity(activity: Activity, *, on: date, actor: Actor) -> Activity:
    """It does not take place. Refused: cancelled already, people came."""
    activity = lock(activity)
    if activity.cancelled_on is not None:
        raise Refused("Cette activité est déjà annulée.")
    if activity.taken.filter(came=True).exists():
        raise Refused("Des personnes sont venues : elle a eu lieu.")
    activity.cancelled_on = on
    activity.save(update_fields=["cancelled_on"])
    return activity


@action("Noter l’accueil d’un nouveau résident")
def note_welcome(welcome: Welcome, *, done_on: date, by: str, actor: Actor) -> Welcome:
    """A representative of the residents showed the house. Refused: done already, before the entry."""
    welcome = lock(welcome)
    if welcome.done_on is not None:
        raise Refused("Cet accueil est déjà noté.")
    if done_on < welcome.occupancy.starts_on:
        raise Refused({"done_on": "La personne n’était pas encore arrivée."})
    if not by.strip():
        raise Refused({"by": "Dites qui a accueilli la personne."})
    welcome.done_on, welcome.by = done_on, by.strip()
    welcome.save(update_fields=["done_on", "by"])
    return welcome


@action("Afficher au tableau")
def pin_notice(
    site: Site, *, title: str, text: str, starts_on: date, ends_on: date | None, actor: Actor
) -> BoardNotice:
    """Something for the board, until the day before `ends_on`. Refused: nothing said, over already."""
    if not title.strip() or not text.strip():
        raise Refused("Une affiche a un titre et un texte.")
    if ends_on is not None and ends_on <= starts_on:
        raise Refused({"ends_on": "L’affiche serait retirée avant d’être posée."})
    return BoardNotice.objects.create(
        organisation=actor.organisation,
        site=site,
        title=title.strip(),
        text=text.strip(),
        period=period(starts_on, ends_on),
    )


@action("Retirer une affiche")
def unpin_notice(notice: BoardNotice, *, on: date, actor: Actor) -> BoardNotice:
    """Taken down on a day; it stays readable in the house’s past, unless it was put up that day.

    Refused: taken down already.
    """
    notice = lock(notice)
    if notice.period.upper is not None and notice.period.upper <= on:
        raise Refused("Cette affiche est déjà retirée.")
    if notice.period.lower >= on:
        notice.delete()
        return notice
    notice.period = period(notice.period.lower, on)
    notice.save(update_fields=["period"])
    return notice


@action("Fixer le prix d’une prestation")
def set_service(
    site: Site,
    *,
    label: str,
    kind: str = HouseService.Kind.OPTION,
    unit: str,
    price: Decimal,
    starts_on: date,
    actor: Actor,
) -> HouseService:
    """What a house sells, and for how much from a day on (euros). Refused: nothing, a price of zero."""
    if not label.strip():
        raise Refused({"label": "Dites de quelle prestation il s’agit."})
    if price <= 0:
        raise Refused({"price": "Une prestation gratuite ne se facture pas."})
    return HouseService.objects.create(
        organisation=actor.organisation,
        site=site,
        label=label.strip(),
        kind=kind,
        unit=unit.strip() or "fois",
        price=to_cent(price),
        starts_on=starts_on,
    )


@action("Noter une prestation servie")
def charge_service(
    service: HouseService, *, occupancy: Occupancy, quantity: int, on: date, actor: Actor
) -> ServiceUse:
    """A resident used a service: it comes with the notice of the month, on a line of its own.

    The price is that of the day, even if a later one is known (CCH art. R633-1 to R633-9: optional
    services are on a line of their own). Refused: another house, a contract not lived in that day, none,
    no price yet.
    """
    occupancy = lock(occupancy)
    if quantity < 1:
        raise Refused({"quantity": "Dites combien, au moins une fois."})
    if occupancy.site_id != service.site_id:
        raise Refused({"occupancy": "Ce résident vit dans une autre maison."})
    last = occupancy.last_on
    lived = occupancy.state in LIVED_IN and on >= occupancy.starts_on
    if not lived or (last is not None and on > last):
        raise Refused({"on": "Ce résident n’y vivait pas ce jour-là."})
    priced = (
        HouseService.objects.filter(site=service.site_id, label=service.label, starts_on__lte=on)
        .order_by("-starts_on", "-pk")
        .first()
    )
    if priced is None:
        raise Refused({"on": f"« {service.label} » n’avait pas encore de prix ce jour-là."})
    service = priced
    (extra,) = call_many_once(
        actor.organisation,
        extras=[
            NewExtra(
                occupancy,
                service.kind,
                f"{service.label}, {on:%d/%m/%Y}",
                to_cent(service.price * quantity),
                Month.of(on).first,
                formula=f"{quantity} × {in_digits(service.price)} € ({service.unit})",
            )
        ],
        actor=actor,
    )
    return ServiceUse.objects.create(
        organisation=actor.organisation,
        service=service,
        occupancy=occupancy,
        on=on,
        quantity=quantity,
        extra=extra,
    )


@action("Retirer une prestation notée par erreur")
def drop_service_use(use: ServiceUse, *, actor: Actor) -> Occupancy:
    """Noted by mistake: it is not called. Refused: called already by a notice."""
    use = lock(use)
    extra = use.extra
    occupancy: Occupancy = use.occupancy
    if extra.notice_id is not None:
        raise Refused("L’avis est émis : annulez-le, ou rendez la somme par un frais négatif.")
    use.delete()
    drop_extra(extra, actor=actor)
    return occupancy
