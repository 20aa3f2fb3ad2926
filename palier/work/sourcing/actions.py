"""Everything done to find homes: owners met, homes visited, offers made, homes signed."""

from datetime import date
from decimal import Decimal

from palier.base.journal.action import action
from palier.base.kit.money import NOTHING, euros
from palier.base.kit.periods import period
from palier.base.kit.phones import first_number
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Organisation, Site, User
from palier.law import energy, loc_avantages
from palier.law.dates import add_months
from palier.law.decency import decency_items
from palier.law.territory import is_overseas
from palier.registers.housing.actions import add_place
from palier.registers.housing.models import Place
from palier.registers.people.actions import add_body
from palier.registers.people.models import Body
from palier.work.sourcing.models import (
    LEAD_MOVES,
    OPEN_LEADS,
    Campaign,
    DwellingVisit,
    LeadContact,
    LeadState,
    OwnerLead,
    OwnerOffer,
)
from palier.work.titles.actions import draft_holding, set_convention
from palier.work.titles.models import Holding
from palier.work.upkeep.actions import agree_works


@action("Ouvrir une campagne de captation")
def open_campaign(
    organisation: Organisation,
    *,
    name: str,
    territory: str = "",
    starts_on: date,
    ends_on: date | None = None,
    expected: int | None = None,
    actor: Actor,
) -> Campaign:
    """A search for homes in one territory; `ends_on` is the first day after it."""
    if ends_on is not None and ends_on <= starts_on:
        raise Refused({"ends_on": "La fin est avant le début."})
    return Campaign.objects.create(
        organisation=organisation,
        name=name.strip(),
        territory=territory.strip(),
        period=period(starts_on, ends_on),
        expected=expected,
    )


@action("Noter une piste de logement")
def note_lead(
    organisation: Organisation,
    *,
    source: str,
    contacted_on: date,
    referent: User,
    owner_name: str = "",
    owner: Body | None = None,
    campaign: Campaign | None = None,
    phone: str = "",
    email: str = "",
    street: str,
    postcode: str = "",
    town: str,
    size: str,
    surface: Decimal | None = None,
    energy_rating: str = "",
    asked_rent: Decimal | None = None,
    available_on: date | None = None,
    words: str = "",
    next_on: date | None = None,
    actor: Actor,
) -> OwnerLead:
    """An owner has a home: who, where, how large, at what rent (euros a month).

    Refused: an owner that nobody names.
    """
    name = owner_name.strip() or (owner.name if owner else "")
    if not name:
        raise Refused({"owner_name": "Écrivez le nom du propriétaire, ou choisissez-le."})
    return OwnerLead.objects.create(
        organisation=organisation,
        source=source,
        contacted_on=contacted_on,
        referent=referent,
        owner=owner,
        owner_name=name,
        campaign=campaign,
        phone=phone or (first_number(owner.phone) if owner else ""),
        email=email or (owner.email if owner else ""),
        street=street.strip(),
        postcode=postcode.strip(),
        town=town.strip(),
        size=size,
        surface=surface,
        energy_rating=energy_rating,
        asked_rent=asked_rent,
        available_on=available_on,
        words=words.strip(),
        next_on=next_on,
    )


@action("Corriger une piste de logement")
def correct_lead(
    lead: OwnerLead,
    *,
    owner_name: str,
    phone: str = "",
    email: str = "",
    street: str,
    postcode: str = "",
    town: str,
    size: str,
    surface: Decimal | None = None,
    energy_rating: str = "",
    asked_rent: Decimal | None = None,
    available_on: date | None = None,
    words: str = "",
    next_on: date | None = None,
    actor: Actor,
) -> OwnerLead:
    """What was noted wrong, or has changed since. Refused: a lead that is signed, no name."""
    lead = lock(lead)
    if lead.state == LeadState.SIGNED:
        raise Refused("Cette piste est signée : corrigez le logement ou le titre.")
    if not owner_name.strip():
        raise Refused({"owner_name": "Écrivez le nom du propriétaire."})
    lead.owner_name, lead.phone, lead.email = owner_name.strip(), phone, email
    lead.street, lead.postcode, lead.town = street.strip(), postcode.strip(), town.strip()
    lead.size, lead.surface, lead.energy_rating = size, surface, energy_rating
    lead.asked_rent, lead.available_on = asked_rent, available_on
    lead.words, lead.next_on = words.strip(), next_on
    lead.save()
    return lead


@action("Noter un échange avec un propriétaire")
def note_lead_contact(
    lead: OwnerLead,
    *,
    on: date,
    means: str,
    words: str,
    next_on: date | None = None,
    actor: Actor,
) -> LeadContact:
    """What was said, and when to call again. Refused: a lead that is signed."""
    lead = lock(lead)
    if lead.state == LeadState.SIGNED:
        raise Refused("Cette piste est signée : la suite se note sur la page du titre.")
    if not words.strip():
        raise Refused({"words": "Écrivez en une phrase ce qui s’est dit."})
    lead.next_on = next_on
    lead.save(update_fields=["next_on"])
    return LeadContact.objects.create(
        organisation=actor.organisation,
        lead=lead,
        on=on,
        means=means,
        words=words.strip(),
        author_id=_user(actor),
    )


@action("Noter la visite d’un logement")
def visit_dwelling(
    lead: OwnerLead,
    *,
    on: date,
    surface: Decimal,
    main_room_surface: Decimal,
    main_room_height: Decimal,
    energy_rating: str = "",
    seen: dict[str, str],
    works: str = "",
    works_cost: Decimal | None = None,
    words: str = "",
    actor: Actor,
) -> DwellingVisit:
    """What one saw, point by point of the decree on decency (décret n° 2002-120).

    Lengths in metres, surfaces in square metres, cost in euros. Refused: a lead that is closed, a
    visit before the first contact.
    """
    lead = lock(lead)
    if lead.state not in OPEN_LEADS:
        raise Refused("Cette piste est close : rouvrez-la d’abord.")
    if on < lead.contacted_on:
        raise Refused({"on": "Cette visite serait avant le premier contact."})
    known = set(decency_items())
    visit = DwellingVisit.objects.create(
        organisation=actor.organisation,
        lead=lead,
        on=on,
        visitor_id=_user(actor),
        surface=surface,
        main_room_surface=main_room_surface,
        main_room_height=main_room_height,
        energy_rating=energy_rating,
        seen={code: answer for code, answer in seen.items() if code in known and answer},
        works=works.strip(),
        works_cost=works_cost,
        words=words.strip(),
    )
    if lead.state == LeadState.CONTACTED:
        LEAD_MOVES.go(lead, LeadState.VISITED)
    lead.surface = surface
    lead.energy_rating = energy_rating or lead.energy_rating
    lead.save(update_fields=["state", "surface", "energy_rating"])
    return visit


@action("Faire une proposition à un propriétaire")
def make_offer(
    lead: OwnerLead,
    *,
    on: date,
    kind: str,
    rent: Decimal,
    market_rent: Decimal,
    level: str = "",
    rent_ceiling: Decimal | None = None,
    years: int,
    surface: Decimal,
    works: str = "",
    works_cost: Decimal = NOTHING,
    fee_percent: Decimal | None = None,
    guarantee: str,
    actor: Actor,
) -> OwnerOffer:
    """Rent (euros a month), level of Loc’Avantages, works offered, guarantees.

    Refused: a rent above the ceiling of its level (the decree's for the town when it is entered,
    else the discount on the market rent), a home too poorly rated, a term too short.
    """
    lead = lock(lead)
    if lead.state not in OPEN_LEADS:
        raise Refused("Cette piste est close : rouvrez-la d’abord.")
    if rent <= 0 or market_rent <= 0:
        raise Refused({"rent": "Un loyer est plus grand que zéro."})
    if level:
        _check_level(
            lead, level, on=on, years=years, rent=rent, market=market_rent, ceiling=rent_ceiling
        )
    return OwnerOffer.objects.create(
        organisation=actor.organisation,
        lead=lead,
        on=on,
        kind=kind,
        rent=rent,
        market_rent=market_rent,
        level=level,
        rent_ceiling=rent_ceiling,
        years=years,
        surface=surface,
        works=works.strip(),
        works_cost=works_cost,
        fee_percent=fee_percent if kind == Holding.Kind.MANDATE else None,
        guarantee=guarantee.strip(),
    )


def _check_level(
    lead: OwnerLead,
    level: str,
    *,
    on: date,
    years: int,
    rent: Decimal,
    market: Decimal,
    ceiling: Decimal | None,
) -> None:
    why_not = loc_avantages.why_not(level, on=on, years=years, rating=lead.energy_rating)
    if why_not:
        raise Refused({"level": why_not})
    found = loc_avantages.levels()[level]
    most = ceiling if ceiling is not None else found.most_rent(market)
    if rent > most:
        origin = (
            "plafond de la commune" if ceiling is not None else f"marché moins {found.discount} %"
        )
        raise Refused(
            {
                "rent": f"Le loyer dépasse {euros(most)}, le plus que permet {found.label} ({origin})."
            }
        )


@action("Noter l’accord d’un propriétaire")
def accept_offer(offer: OwnerOffer, *, on: date, actor: Actor) -> OwnerOffer:
    """The owner says yes to this offer. Refused: a lead that is closed, another offer accepted."""
    lead = lock(offer.lead)
    offer = lock(offer)
    if on < offer.on:
        raise Refused({"on": "Cet accord serait avant la proposition."})
    if lead.state != LeadState.AGREED:
        LEAD_MOVES.go(lead, LeadState.AGREED)
        lead.save(update_fields=["state"])
    OwnerOffer.objects.filter(lead=lead).update(accepted_on=None)
    offer.accepted_on = on
    offer.save(update_fields=["accepted_on"])
    return offer


@action("Signer une piste : préparer le logement et son titre")
def sign_lead(
    lead: OwnerLead,
    *,
    site: Site,
    label: str,
    on: date,
    starts_on: date,
    actor: Actor,
) -> Holding:
    """From the accepted offer: the dwelling, its owner and its draft title, nothing typed again.

    Refused: no offer accepted, a home that could not be let that day (loi n° 89-462, art. 6).
    """
    lead = lock(lead)
    LEAD_MOVES.go(lead, LeadState.SIGNED)
    if starts_on < lead.contacted_on:
        raise Refused({"starts_on": "Ce titre commencerait avant le premier contact."})
    offer = lead.offers.filter(accepted_on__isnull=False).first()
    if offer is None:
        raise Refused("Aucune proposition n’est acceptée : notez d’abord l’accord.")
    overseas = is_overseas(lead.postcode)
    rating = lead.energy_rating
    if rating and not energy.may_be_let(rating, starts_on, overseas=overseas):
        raise Refused(
            {
                "starts_on": f"Un logement classé {lead.energy_rating} ne peut pas être loué à cette "
                f"date ({energy.source()}). Signez quand les travaux l’auront amélioré."
            }
        )
    owner = lead.owner or _owner_of(lead, actor)
    place = add_place(
        site,
        label=label,
        size=lead.size,
        surface=lead.surface,
        street=lead.street,
        postcode=lead.postcode,
        town=lead.town,
        actor=actor,
    )
    holding = _draft_title(offer, owner, place, starts_on, actor)
    if offer.works_cost:
        agree_works(
            holding,
            place=place,
            label=offer.works or "Travaux convenus",
            agreed_on=on,
            agreed_cost=offer.works_cost,
            month_gain=max((lead.asked_rent or offer.market_rent) - offer.rent, NOTHING),
            months=12 * offer.years,
            actor=actor,
        )
    lead.owner, lead.place, lead.holding, lead.closed_on = owner, place, holding, on
    lead.next_on = None
    lead.save()
    return holding


def _owner_of(lead: OwnerLead, actor: Actor) -> Body:
    return add_body(
        actor.organisation,
        name=lead.owner_name,
        kinds=[Body.Kind.LANDLORD],
        phone=lead.phone,
        email=lead.email,
        actor=actor,
    )


def _draft_title(
    offer: OwnerOffer, owner: Body, place: Place, starts_on: date, actor: Actor
) -> Holding:
    """The title as the offer says it, with the ceiling of its level."""
    ends_on = add_months(starts_on, 12 * offer.years)
    holding = draft_holding(
        owner,
        kind=offer.kind,
        places=[place],
        starts_on=starts_on,
        ends_on=ends_on,
        rent=offer.rent,
        actor=actor,
    )
    if offer.level:
        found, ceiling = loc_avantages.levels()[offer.level], offer.rent_ceiling
        holding = set_convention(
            holding,
            convention=offer.level,
            rent_ceiling=found.most_rent(offer.market_rent) if ceiling is None else ceiling,
            convention_ends_on=ends_on,
            actor=actor,
        )
    return holding


@action("Classer une piste sans suite")
def lose_lead(lead: OwnerLead, *, on: date, lost_reason: str, actor: Actor) -> OwnerLead:
    """It will not be signed, and why: the association learns from it."""
    lead = lock(lead)
    LEAD_MOVES.go(lead, LeadState.LOST)
    lead.lost_reason, lead.closed_on, lead.next_on = lost_reason, on, None
    lead.save(update_fields=["state", "lost_reason", "closed_on", "next_on"])
    return lead


@action("Rouvrir une piste")
def reopen_lead(lead: OwnerLead, *, next_on: date | None = None, actor: Actor) -> OwnerLead:
    """The owner called again: the lead starts over, its visits and offers kept."""
    lead = lock(lead)
    LEAD_MOVES.go(lead, LeadState.CONTACTED)
    lead.lost_reason, lead.closed_on, lead.next_on = "", None, next_on
    lead.save(update_fields=["state", "lost_reason", "closed_on", "next_on"])
    return lead


def _user(actor: Actor) -> int:
    if actor.user_id is None:
        raise Refused("Ceci se note en son nom : ouvrez une session.")
    return actor.user_id
