"""Carrying out a table of homes: from the site down to the opening balance."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from palier.base.tenancy.models import LegalEntity, Site
from palier.base.tenancy.reads import entities_of
from palier.doors.exchange.recipes import finding
from palier.doors.exchange.recipes.base import Context, Made, Reading
from palier.doors.exchange.recipes.homes.rows import Home
from palier.doors.exchange.values import plain
from palier.registers.housing.actions import NewPlace, add_places, add_site
from palier.registers.people.actions import NewBody, NewHousehold, add_bodies, open_households
from palier.registers.people.models import Body, Household
from palier.work.arrears.actions import BroughtPlan, bring_plans
from palier.work.billing.actions import (
    NewTerm,
    ToldBalance,
    bring_terms,
    open_position,
    tell_opening,
)
from palier.work.billing.models import HouseholdAccount, OpeningBalance
from palier.work.leases.actions import BroughtContract, bring_contracts
from palier.work.leases.models import Occupancy
from palier.work.titles.actions import NewHolding, record_holdings

SITE_KINDS = {
    "logement_foyer": Site.Kind.SOCIAL_RESIDENCE,
    "shelter": Site.Kind.SHELTER,
    "student": Site.Kind.STUDENTS,
    "pitch": Site.Kind.HALTING_SITE,
}


def write(reading: Reading, context: Context) -> list[Made]:
    """Carry out what was previewed, from the site down to the opening balance."""
    writer = _Writer(context)
    homes: list[Home] = reading.items
    writer.make_sites(homes)
    writer.make_bodies(homes)
    writer.make_places(homes)
    writer.make_holdings(homes)
    lived = [home for home in homes if home.is_lived_in]
    writer.make_households(lived)
    writer.make_contracts(lived)
    writer.make_balances(lived)
    return writer.made


class _Writer:
    """Makes the rows of an import one kind after the other, and remembers what it made."""

    def __init__(self, context: Context) -> None:
        self.context, self.made = context, list[Made]()
        self.organisation, self.actor = context.organisation, context.actor
        self.sites = finding.known_sites()
        self.bodies = finding.known_bodies()
        self.places = finding.known_places()
        self.households: dict[int, Household] = {}

    def make_sites(self, homes: list[Home]) -> None:
        for home in homes:
            if plain(home.site) in self.sites:
                continue
            kind = SITE_KINDS.get(home.regime, Site.Kind.SCATTERED)
            if "pension" in plain(home.site):
                kind = Site.Kind.BOARDING_HOUSE
            site = add_site(self.organisation, name=home.site, kind=kind, actor=self.actor)
            self.sites[plain(home.site)] = site
            self.made.append(Made.of(home.line, site))

    def make_bodies(self, homes: list[Home]) -> None:
        new: dict[str, Home] = {}
        for home in homes:
            if home.owner and plain(home.owner) not in self.bodies:
                new.setdefault(plain(home.owner), home)
        bodies = [NewBody(home.owner, [Body.Kind.LANDLORD]) for home in new.values()]
        made = add_bodies(self.organisation, bodies=bodies, actor=self.actor) if bodies else []
        for (key, home), body in zip(new.items(), made, strict=True):
            self.bodies[key] = body
            self.made.append(Made.of(home.line, body))

    def make_places(self, homes: list[Home]) -> None:
        new: dict[tuple[str, str], tuple[int, NewPlace]] = {}
        for home in homes:
            key = (plain(home.site), plain(home.label))
            if key not in self.places and key not in new:
                told = vars(home.place) | {"site": self.sites[key[0]]}
                new[key] = (home.line, NewPlace(**told))
        made = add_places(
            self.organisation, places=[told for _, told in new.values()], actor=self.actor
        )
        for (key, (line, _)), place in zip(new.items(), made, strict=True):
            self.places[key] = place
            self.made.append(Made.of(line, place))

    def make_holdings(self, homes: list[Home]) -> None:
        held: dict[tuple[str, str], Home] = {}
        for home in homes:
            if home.held is not None:
                held.setdefault((plain(home.site), plain(home.label)), home)
        told = [
            NewHolding(
                self.bodies[plain(home.owner)],
                home.held[3],
                (self.places[key],),
                home.held[0],
                home.held[1],
                home.held[2],
            )
            for key, home in held.items()
            if home.held is not None
        ]
        made = record_holdings(self.organisation, holdings=told, actor=self.actor) if told else []
        for home, holding in zip(held.values(), made, strict=True):
            self.made.append(Made.of(home.line, holding))

    def make_households(self, homes: list[Home]) -> None:
        joined = Household.objects.in_bulk([home.join for home in homes if home.join])
        new = [home for home in homes if not home.join]
        made = open_households(
            self.organisation,
            openings=[
                NewHousehold(home.persons, home.starts_on or self.context.on) for home in new
            ],
            actor=self.actor,
        )
        self.households = {home.line: joined[home.join] for home in homes if home.join}
        for home, household in zip(new, made, strict=True):
            self.households[home.line] = household
            self.made.append(Made.of(home.line, household))

    def make_contracts(self, homes: list[Home]) -> None:
        known = set(
            HouseholdAccount.objects.filter(household__in=self.households.values()).values_list(
                "household_id", flat=True
            )
        )
        made = bring_contracts(
            self.organisation,
            contracts=[
                BroughtContract(
                    self.places[(plain(home.site), plain(home.label))],
                    self.households[home.line],
                    home.regime,
                    home.starts_on or self.context.on,
                    home.ends_on,
                    home.end_reason,
                    home.former_reference,
                    home.term_on,
                    home.index_quarter,
                    home.is_furnished,
                )
                for home in homes
            ],
            actor=self.actor,
        )
        for home, occupancy in zip(homes, made, strict=True):
            self.made.append(Made.of(home.line, occupancy))
        self._terms(homes, made)
        new = {h.pk: line for line, h in self.households.items() if h.pk not in known}
        for account in HouseholdAccount.objects.filter(household__in=list(new)).order_by("pk"):
            self.made.append(Made.of(new[account.household_id], account))

    def _terms(self, homes: list[Home], occupancies: list[Occupancy]) -> None:
        """Amounts run from the entry; what was due before the opening day is in the balance."""
        bring_terms(
            self.organisation,
            terms=[
                NewTerm(occupancy, kind, amount, occupancy.starts_on)
                for home, occupancy in zip(homes, occupancies, strict=True)
                for kind, amount in home.terms
            ],
            actor=self.actor,
        )

    def make_balances(self, homes: list[Home]) -> None:
        """Balances of one household are added up; its plan runs on what it owes."""
        tell_balances(
            self.context,
            [
                (home.line, self.households[home.line], home.balance, home.deposit, home.plan)
                for home in homes
            ],
            self.made,
            self._books(homes),
        )

    def _books(self, homes: list[Home]) -> dict[int, int]:
        """The entity (id) that each household (id) owes, by the site of its home."""
        sites = {
            home.line: self.places[(plain(home.site), plain(home.label))].site_id for home in homes
        }
        entities = entities_of(self.organisation, sites.values())
        return {self.households[home.line].pk: entities[sites[home.line]].pk for home in homes}


EVERYWHERE: Mapping[int, int] = {}
Told = tuple[int, Household, Decimal, Decimal, tuple[Decimal, date] | None]


def tell_balances(
    context: Context, told: list[Told], made: list[Made], books: Mapping[int, int] = EVERYWHERE
) -> None:
    """Note opening balances, deposits and plans, each household once; `made` grows.

    `books`: the entity (id) that each household (id) owes, where a table says its home; else the
    only one, or the main one.
    """
    known = HouseholdAccount.objects.filter(household__in=[each.pk for _, each, *_ in told])
    accounts: dict[int, HouseholdAccount] = {}
    for account in known.select_related("entity", "household").order_by("entity__is_main"):
        if books.get(account.household_id, account.entity_id) == account.entity_id:
            accounts[account.household_id] = account
    sums: dict[int, tuple[int, Decimal, Decimal]] = {}
    plans: dict[int, tuple[int, Decimal, date]] = {}
    for line, household, balance, deposit, plan in told:
        first, had, held = sums.get(household.pk, (line, Decimal(0), Decimal(0)))
        sums[household.pk] = (first, had + balance, held + deposit)
        if plan:
            plans.setdefault(household.pk, (line, *plan))
    balances = [
        ToldBalance(accounts[pk], balance, deposit)
        for pk, (_, balance, deposit) in sums.items()
        if balance or deposit
    ]
    lines = {accounts[pk].pk: line for pk, (line, *_) in sums.items()}
    by_entity: dict[LegalEntity, list[ToldBalance]] = defaultdict(list)
    for each in balances:
        by_entity[each.account.entity].append(each)
    for entity, several in by_entity.items():
        position = open_position(entity, on=context.on, actor=context.actor)
        tell_opening(position, balances=several, actor=context.actor)
        rows = OpeningBalance.objects.filter(position=position, account__in=list(lines))
        made += [Made.of(lines[row.account_id], row) for row in rows.order_by("pk")]
    wanted = [
        (line, BroughtPlan(accounts[pk], sums[pk][1], monthly, first_due_on))
        for pk, (line, monthly, first_due_on) in plans.items()
        if sums[pk][1] > 0
    ]
    if wanted:
        running = bring_plans(
            context.organisation,
            plans=[plan for _, plan in wanted],
            on=context.on,
            actor=context.actor,
        )
        made += [Made.of(line, plan) for (line, _), plan in zip(wanted, running, strict=True)]
