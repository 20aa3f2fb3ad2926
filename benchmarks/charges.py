"""`palier bench charges`: a year of charges of 1,000 buildings, shared by key and by days."""

from datetime import date
from decimal import Decimal

from django.db import connection, transaction

from benchmarks import crowd
from benchmarks.common import as_owner, clock, result, say
from config.cluster import Address
from palier.base.tenancy.actors import Actor, palier
from palier.base.tenancy.models import Organisation
from palier.base.tenancy.walls import working_for
from palier.registers.housing.models import Building
from palier.work.billing.actions import issue_rent_run, prepare_rent_run
from palier.work.billing.models import Extra
from palier.work.charges.actions import add_charge_expense, open_charge_year, settle_charges
from palier.work.charges.models import ChargeAccount, ChargeYear

HOMES = 50
STARTS, ENDS, SETTLED_ON = date(2025, 1, 1), date(2026, 1, 1), date(2026, 6, 10)
WRITTEN = ("charges_chargeaccount", "billing_extra")
BILLS = [
    ("water_heat", "Eau froide", "18240.10", 100, "persons"),
    ("common", "Électricité des communs", "3105.77", 100, "equal"),
    ("common", "Gardien", "31850.00", 75, "surface"),
    ("taxes", "Ordures ménagères", "8466.00", 100, "surface"),
    ("outside", "Jardin", "2280.45", 100, "equal"),
]


def run(admin: Address, size: int) -> None:
    """Settle every building's year; `size` is the number of households, fifty to a building."""
    count = size or 50_000
    buildings = max(count // HOMES, 1)
    say(f"{buildings} immeubles, {count} ménages…")
    with transaction.atomic():
        organisation = crowd.an_association(STARTS)
    crowd.households(admin, organisation, count, on=date(2024, 6, 1))
    as_owner(admin, *_buildings(organisation.pk, buildings), "ANALYZE")
    actor = palier(organisation)
    with working_for(organisation):
        run_of_may = prepare_rent_run(organisation, month_on=date(2025, 5, 1), actor=actor)
        issue_rent_run(run_of_may, actor=actor)
        say("Factures…")
        years = [_a_year(building, actor) for building in Building.objects.order_by("pk")]
    as_owner(admin, "ANALYZE")
    say("Régularisation…")
    with clock() as took:
        for year in years:
            with working_for(organisation):
                settle_charges(year, on=SETTLED_ON, month_on=date(2026, 7, 1), actor=actor)
    bare = _bare(admin, organisation.pk)
    with working_for(organisation):
        result(
            bench="charges",
            buildings=buildings,
            households=count,
            accounts=ChargeAccount.objects.count(),
            called=Extra.objects.count(),
            off_by=str(_off_by(organisation)),
            seconds=round(took[0], 2),
            households_per_second=round(count / took[0]),
            ms_per_household=round(took[0] / count * 1000, 3),
            bare_seconds=round(bare, 3),
            ratio_to_bare_sql=round(took[0] / bare, 2),
        )


def _buildings(organisation: int, count: int) -> list[str]:
    """Fifty homes to a building, with surfaces; every regime here pays real charges."""
    return [
        f"""INSERT INTO housing_building (organisation_id, site_id, name, street, postcode, town)
            SELECT s.organisation_id, s.id, 'Immeuble ' || i, i || ' rue du Four', '', ''
            FROM tenancy_site s, generate_series(1, {count}) i
            WHERE s.organisation_id = {organisation}""",
        f"""UPDATE housing_place p SET surface = 18 + p.id %% 60, building_id = b.id
            FROM (SELECT id, row_number() OVER (ORDER BY id) - 1 AS r FROM housing_building) b,
                 (SELECT id, row_number() OVER (ORDER BY id) AS r FROM housing_place) q
            WHERE q.id = p.id AND b.r = q.r %% {count} AND p.organisation_id = {organisation}""".replace(
            "%%", "%"
        ),
        "UPDATE leases_occupancy SET regime = 'loi89' WHERE regime = 'logement_foyer'",
    ]


def _a_year(building: Building, actor: Actor) -> ChargeYear:
    year = open_charge_year(
        building.site, building=building, starts_on=STARTS, ends_on=ENDS, actor=actor
    )
    for rubric, label, amount, percent, key in BILLS:
        add_charge_expense(
            year,
            rubric=rubric,
            label=label,
            amount=Decimal(amount),
            percent=percent,
            key=key,
            proof="Facture",
            actor=actor,
        )
    return year


def _off_by(organisation: Organisation) -> Decimal:
    """What the parts and the wholes differ by, in euros: nothing, since every home was lived in."""
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT (SELECT sum(share) FROM charges_chargeaccount WHERE organisation_id = %(o)s)
               - (SELECT sum(round(amount * percent / 100, 2)) FROM charges_chargeexpense
                  WHERE organisation_id = %(o)s)""",
            {"o": organisation.pk},
        )
        return Decimal(cursor.fetchone()[0])


def _bare(admin: Address, organisation_id: int) -> float:
    """The same rows by INSERT … SELECT into copies without keys, indexes or triggers."""
    as_owner(admin, *(f"CREATE TABLE bare_{table} (LIKE {table})" for table in WRITTEN))
    with clock() as took, working_for(organisation_id), connection.cursor() as cursor:
        for table in WRITTEN:
            cursor.execute(f"INSERT INTO bare_{table} SELECT * FROM {table}")
    return took[0]
