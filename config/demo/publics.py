"""Students in a house of their own, a lot kept for an employer, a home that goes with a job."""

from datetime import date
from decimal import Decimal

from config.demo import bank, cast
from config.demo.letting import gather_pieces
from config.demo.stage import DAY, Stage, Tenancy
from palier.law.dates import Month, add_months
from palier.registers.housing.actions import add_place, add_site
from palier.registers.housing.models import Place
from palier.registers.people.actions import add_body, open_household
from palier.registers.people.models import Household
from palier.work.admissions import actions as admissions
from palier.work.billing import actions as billing
from palier.work.billing.models import Term
from palier.work.leases import actions as leases
from palier.work.leases.models import Occupancy

STUDENTS = (
    ("mrs", "Maëlle", "Cazenave", date(2006, 3, 14)),
    ("mr", "Ilyès", "Boukhari", date(2005, 11, 2)),
    ("mrs", "Salomé", "Ferrand", date(2004, 7, 21)),
    ("mr", "Wassim", "Daoudi", date(2006, 1, 9)),
    ("mrs", "Ninon", "Escalier", date(2003, 9, 30)),
)
SINCE = 4
"""Months ago, when they moved in."""


def those_tied_to_studies_or_a_job(stage: Stage) -> None:
    """Five students of six rooms, one of whom finishes soon; a caretaker who retires in two months."""
    first = Month.of(add_months(stage.today, -SINCE)).first
    places = _student_house(stage)
    contracts = [
        _lets(stage, place, "student", first, _someone(stage, first, *told), (312, 38, 148))
        for place, told in zip(places, STUDENTS, strict=False)
    ]
    leases.announce_term(
        contracts[0], tied_until=stage.today + 45 * DAY, actor=stage.by("rental_manager")
    )
    _caretaker(stage, first)


def _student_house(stage: Stage) -> list[Place]:
    manager = stage.by("rental_manager")
    site = add_site(
        stage.organisation,
        name="Résidence des Écoles",
        kind="students",
        street="2 place des Écoles",
        postcode=cast.TOWN[0],
        town=cast.TOWN[1],
        actor=manager,
    )
    stage.sites["students"] = site
    hospital = add_body(
        stage.organisation,
        name="Hôpital du Plan-de-Craie",
        kinds=["prescriber"],
        town=cast.TOWN[1],
        actor=manager,
    )
    admissions.reserve_quota(
        site,
        origin="employer",
        percent=Decimal(20),
        body=hospital,
        starts_on=stage.today - 400 * DAY,
        source="Convention avec l’hôpital : deux studios pour ses apprentis",
        actor=manager,
    )
    return [
        add_place(site, label=f"studio {n}", size="T1", surface=Decimal("18.0"), actor=manager)
        for n in range(1, 7)
    ]


def _someone(stage: Stage, on: date, title: str, first: str, last: str, born: date) -> Household:
    return open_household(
        stage.organisation,
        title=title,
        first_name=first,
        last_name=last,
        birth_on=born,
        opened_on=on - 20 * DAY,
        actor=stage.by("reception"),
    )


def _lets(
    stage: Stage,
    place: Place,
    regime: str,
    on: date,
    household: Household,
    sums: tuple[int, int, int],
) -> Occupancy:
    """Its contract, its terms, its keys; they pay on time."""
    manager = stage.by("rental_manager")
    draft = leases.draft_occupancy(
        place, household=household, regime=regime, starts_on=on, actor=manager
    )
    kinds = (Term.Kind.RENT, Term.Kind.CHARGES, Term.Kind.BENEFIT)
    for kind, amount in zip(kinds, sums, strict=True):
        if amount:
            billing.set_term(draft, kind=kind, amount=Decimal(amount), starts_on=on, actor=manager)
    gather_pieces(stage, draft, on)
    occupancy = leases.activate_occupancy(draft, starts_on=on, actor=manager)
    stage.serial += 1
    stage.tenancies.append(Tenancy(occupancy, "on_time", bank.iban(stage.serial)))
    return occupancy


def _caretaker(stage: Stage, first: date) -> None:
    """The caretaker of the social residence lives there for the job, and retires in two months."""
    manager = stage.by("rental_manager")
    place = add_place(stage.sites["social"], label="Loge du gardien", size="T2", actor=manager)
    household = _someone(stage, first, "mr", "Firmin", "Lacassagne", date(1963, 2, 17))
    row = _lets(stage, place, "function", first, household, (290, 40, 0))
    leases.announce_term(row, tied_until=add_months(stage.today, 2).replace(day=1), actor=manager)
