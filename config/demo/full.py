"""A large association: a thousand homes of every kind, taken over at once as from its files."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from config.demo import bank, cast
from config.demo.stage import HABITS, Stage, Tenancy
from palier.base.tenancy.models import Site
from palier.law.dates import Month
from palier.registers.housing.actions import NewPlace, add_places, add_site
from palier.registers.housing.models import Place
from palier.registers.people.actions import NewHousehold, NewPerson, add_body, open_households
from palier.work.billing import actions as billing
from palier.work.billing.models import HouseholdAccount
from palier.work.leases.actions import BroughtContract, bring_contracts
from palier.work.leases.models import Occupancy
from palier.work.titles.actions import NewHolding, record_holdings
from palier.work.titles.models import Holding


@dataclass(frozen=True)
class Lot:
    """Homes of one kind on one site: how many, under which regime, held how, at what price."""

    site: str
    kind: str
    count: int
    regime: str
    label: str
    held: str = ""
    rent: int = 330
    charges: int = 48
    benefit: int = 240
    place: str = Place.Kind.DWELLING


# Five social residences of 700 places in all, two boarding houses, and the rest of the park.
PARK = [
    Lot("Résidence Gambetta", Site.Kind.SOCIAL_RESIDENCE, 210, "logement_foyer", "G"),
    Lot("Résidence du Canal", Site.Kind.SOCIAL_RESIDENCE, 160, "logement_foyer", "C"),
    Lot("Résidence des Arts", Site.Kind.SOCIAL_RESIDENCE, 130, "logement_foyer", "A"),
    Lot("Résidence Belle-Vue", Site.Kind.SOCIAL_RESIDENCE, 110, "logement_foyer", "V"),
    Lot("Résidence du Stade", Site.Kind.SOCIAL_RESIDENCE, 90, "logement_foyer", "S"),
    Lot("Pension Les Cigales", Site.Kind.BOARDING_HOUSE, 25, "logement_foyer", "logement ", rent=345),
    Lot("Pension Le Figuier", Site.Kind.BOARDING_HOUSE, 24, "logement_foyer", "logement ", rent=345),
    Lot("Cité du Moulin", Site.Kind.SCATTERED, 28, "loi89", "M", Holding.Kind.EMPHYTEUTIC, 420, 60, 230),
    Lot("Sous-locations", Site.Kind.SCATTERED, 60, "art8_sublease", "SL", Holding.Kind.HEAD_LEASE, 450, 60, 255),
    Lot("Gestion pour tiers", Site.Kind.SCATTERED, 15, "loi89", "T", Holding.Kind.MANDATE, 480, 55, 210),
    Lot("Villas adaptées", Site.Kind.SCATTERED, 112, "social_lease", "villa ", Holding.Kind.OWNED, 390, 40, 260),
    Lot("Aire du Grand Pré", Site.Kind.HALTING_SITE, 20, "pitch", "emplacement ", "", 96, 0, 0, Place.Kind.PITCH),
]  # fmt: skip
EMPTY_ONE_IN = 14


def large_park(stage: Stage, first: Month) -> None:
    """Every home, who owns it, who lives there since before we came."""
    data = stage.by("data_migrator")
    owners = [
        add_body(stage.organisation, name=name, kinds=["landlord"], actor=data)
        for name in (
            "Commune, bail emphytéotique",
            "SCI des Platanes",
            "M. Delage",
            "Habitat Port",
        )
    ]
    for rank, lot in enumerate(PARK):
        site = add_site(
            stage.organisation,
            name=lot.site,
            kind=lot.kind,
            street=cast.STREETS[rank % 10],
            postcode=cast.TOWN[0],
            town=cast.TOWN[1],
            actor=data,
        )
        places = add_places(
            stage.organisation,
            places=[
                NewPlace(site, f"{lot.label}{n:03d}", lot.place, ["T1", "T2", "T3"][n % 3])
                for n in range(1, lot.count + 1)
            ],
            actor=data,
        )
        if lot.held:
            owner = owners[rank % len(owners)]
            record_holdings(
                stage.organisation,
                holdings=[
                    NewHolding(owner, lot.held, (place,), date(2015, 1, 1), rent=Decimal(380))
                    for place in places
                ],
                actor=data,
            )
        _fill(stage, lot, [p for n, p in enumerate(places) if n % EMPTY_ONE_IN], first.first)


def _fill(stage: Stage, lot: Lot, places: Sequence[Place], on: date) -> None:
    """A household in each of these places, its contract, its amounts, how it pays."""
    data = stage.by("data_migrator")
    households = open_households(
        stage.organisation,
        openings=[NewHousehold((_someone(stage),), on) for _ in places],
        actor=data,
    )
    contracts = bring_contracts(
        stage.organisation,
        contracts=[
            BroughtContract(place, household, lot.regime, on)
            for place, household in zip(places, households, strict=True)
        ],
        actor=data,
    )
    told = (("rent", lot.rent), ("charges", lot.charges), ("benefit", lot.benefit))
    billing.bring_terms(
        stage.organisation,
        terms=[
            billing.NewTerm(contract, kind, Decimal(amount), on)
            for contract in contracts
            for kind, amount in told
            if amount and (kind != "benefit" or stage.chance.random() < 0.88)
        ],
        actor=data,
    )
    accounts = {
        a.household_id: a for a in HouseholdAccount.objects.filter(household__in=households)
    }
    for contract in contracts:
        _pays(stage, contract, accounts[contract.household_id])


def _pays(stage: Stage, contract: Occupancy, account: HouseholdAccount) -> None:
    stage.serial += 1
    habit = stage.chance.choices([h for h, _ in HABITS], [w for _, w in HABITS])[0]
    tenancy = Tenancy(contract, habit, bank.iban(stage.serial))
    stage.tenancies.append(tenancy)
    if stage.chance.random() < 0.5:
        actor = stage.by("rental_manager")
        billing.know_payer(stage.organisation, iban=tenancy.iban, account=account, actor=actor)


def _someone(stage: Stage) -> NewPerson:
    chance = stage.chance
    title = chance.choice(["mrs", "mr"])
    last = chance.choice(cast.LAST)
    if chance.random() < 0.6:
        last = f"{last}-{chance.choice(cast.LAST)}"
    birth = date(chance.randint(1948, 2004), chance.randint(1, 12), chance.randint(1, 28))
    return NewPerson(chance.choice(cast.FIRST[title]), last, title, birth)
