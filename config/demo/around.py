"""Around homes: a halting site, a quarter, what is looked after."""

from datetime import date
from decimal import Decimal

from config.demo.stage import DAY, Stage
from palier.base.tenancy.models import Site
from palier.law.dates import Month, add_months
from palier.law.pieces import pieces_of
from palier.registers.housing import actions as housing
from palier.registers.housing.models import Delivery, Place
from palier.registers.people.actions import (
    add_body,
    open_household,
)
from palier.work.halting import actions as halting
from palier.work.leases import actions as leases
from palier.work.leases.reads import free_places
from palier.work.neighbourhood import actions as neighbourhood
from palier.work.residences.reads import residents_on
from palier.work.titles.models import Holding
from palier.work.upkeep import actions as upkeep
from palier.work.upkeep.models import OwnerWorks


def a_halting_site(stage: Stage) -> None:
    """Pitches with their meters, two who stop there, one who left, the ALT2 of two years."""
    manager, today, site = stage.by("rental_manager"), stage.today, stage.sites["pitches"]
    halting.set_tariff(
        site,
        starts_on=today - 500 * DAY,
        day_fee=Decimal("1.50"),
        deposit=Decimal(100),
        water=Decimal("4.20"),
        power=Decimal("0.2516"),
        is_prepaid=True,
        source="Délibération du conseil métropolitain",
        actor=manager,
    )
    _stays(stage, site)
    _year_of_site(stage, site)


def _stays(stage: Stage, site: Site) -> None:
    manager, warden, today = stage.by("rental_manager"), stage.by("site_manager"), stage.today
    pitches = []
    for n in range(1, 7):
        pitch = housing.add_place(
            site, label=f"emplacement {n:02d}", kind=Place.Kind.PITCH, actor=manager
        )
        for kind, letter, value in (("cold_water", "E", 100 + n), ("power", "K", 2000 + 10 * n)):
            meter = housing.place_meter(
                pitch, kind=kind, number=f"{letter}-{n:03d}", actor=manager
            )
            housing.read_meter(meter, on=today - 120 * DAY, value=Decimal(value), actor=manager)
        pitches.append(pitch)
    _past_stays(stage, pitches[3:])
    books_open_on = Month.of(today).before.before.first
    for rank, (name, ago) in enumerate([("Weiss", 78), ("Reinhard", 20), ("Ziegler", 40)]):
        came_on = max(today - ago * DAY, books_open_on)
        stay = halting.arrive(
            pitches[rank],
            last_name=name,
            on=came_on,
            places=2 if rank else 1,
            agreement=True,
            deposit=Decimal(100),
            water=Decimal(110 + rank),
            power=Decimal(2100 + 10 * rank),
            actor=warden,
        )
        halting.prepay(stay, amount=Decimal(40), on=came_on, actor=warden)
        if rank == 2:
            halting.depart(
                stay,
                on=today - 12 * DAY,
                water=Decimal(121),
                power=Decimal(2210),
                actor=warden,
            )


PAST = ["Adler", "Bauer", "Demestre", "Ferret", "Helfrich", "Mayer", "Patrac", "Schmitt", "Vogel"]


def _past_stays(stage: Stage, pitches: list[Place]) -> None:
    """Two years of stays before Palier billed them: the occupation that the grant expects."""
    manager, rank = stage.by("rental_manager"), 0
    for index, pitch in enumerate(pitches):
        on = stage.today - (720 - 25 * index) * DAY
        while on + 80 * DAY < stage.today - 125 * DAY:
            household = open_household(
                stage.organisation, last_name=PAST[rank % len(PAST)], opened_on=on, actor=manager
            )
            row = leases.draft_occupancy(
                pitch, household=household, regime="pitch", starts_on=on, actor=manager
            )
            codes = [piece.code for piece in pieces_of("pitch")]
            leases.receive_pieces(row, pieces=codes, on=on, actor=manager)
            row = leases.activate_occupancy(row, starts_on=on, actor=manager)
            on += (60 + 7 * (rank % 4)) * DAY
            leases.end_occupancy(row, ends_on=on, end_reason="term", actor=manager)
            on += (9 + 5 * (rank % 3)) * DAY
            rank += 1


def _year_of_site(stage: Stage, site: Site) -> None:
    manager, today = stage.by("rental_manager"), stage.today
    starts = add_months(today.replace(day=1), 5)
    closing = halting.plan_closing(
        site,
        starts_on=starts,
        ends_on=starts + 21 * DAY,
        reason="Réfection des blocs sanitaires",
        actor=manager,
    )
    halting.announce_closing(closing, prefect_on=today, actor=manager)
    for kind, due in (("power", 25), ("sanitary", 90), ("report", 130)):
        halting.plan_check(site, kind=kind, due_on=today + due * DAY, actor=manager)
    for year in (today.year - 1, today.year):
        grant = halting.open_grant(
            site,
            year=year,
            reference=f"ALT2-{year}",
            fixed=Decimal("88.30"),
            variable=Decimal("44.15"),
            source="Convention avec le préfet",
            actor=manager,
        )
        over = grant.months.filter(month__lt=today.replace(day=1)).order_by("month")
        if year < today.year or over:
            halting.state_grant_months(grant, months=list(over), on=today, actor=manager)
    last = site.grants.order_by("year").first()
    if last is not None:
        halting.send_grant(
            last, sent_on=date(today.year, 1, 10), received=Decimal(9000), actor=manager
        )


def a_quarter(stage: Stage) -> None:
    """Around the adapted houses: mediation with the landlord, what was seen, who answered."""
    worker, host, today = stage.by("social_worker"), stage.by("host"), stage.today
    site = stage.sites["adapted"]
    landlord = stage.landlords[0]
    town = add_body(
        stage.organisation,
        name="Ville, propreté et voirie",
        kinds=["partner"],
        actor=stage.by("rental_manager"),
    )
    living = [e for e in residents_on(site, today) if e.household.hidden_at is None]
    mediation = neighbourhood.open_mediation(
        site,
        landlord=landlord,
        topic="charges",
        text="Régularisation d’eau contestée par plusieurs familles",
        opened_on=today - 40 * DAY,
        actor=worker,
    )
    step = neighbourhood.note_exchange(
        mediation,
        on=today - 38 * DAY,
        side="landlord",
        words="Fera relever les compteurs individuels",
        promised_on=today - 20 * DAY,
        actor=worker,
    )
    neighbourhood.keep_promise(step, kept_on=today - 22 * DAY, actor=worker)
    neighbourhood.note_exchange(
        mediation,
        on=today - 15 * DAY,
        side="landlord",
        words="Recalcul des charges envoyé à chaque famille",
        promised_on=today - 3 * DAY,
        actor=worker,
    )
    walk = neighbourhood.walk_quarter(site, on=today - 9 * DAY, words="Avec la mairie", actor=host)
    for rank, (kind, spot) in enumerate(
        [
            ("waste", "Entrée du chemin"),
            ("light", "Lampadaire 12"),
            ("water", "Regard devant la villa 3"),
        ]
    ):
        report = neighbourhood.report_public(
            site,
            kind=kind,
            spot=spot,
            seen_on=today - (9 + 14 * rank) * DAY,
            round=walk if rank == 0 else None,
            actor=host,
        )
        if rank:
            report = neighbourhood.send_report(
                report, partner=town, sent_on=report.seen_on + DAY, actor=host
            )
        if rank == 2:
            neighbourhood.answer_report(
                report, answer="Curage programmé lundi", answered_on=today - 4 * DAY, actor=host
            )
    if living:
        relay = neighbourhood.relay_to_service(
            site,
            household=living[0].household,
            service=town,
            need="school",
            on=today - 30 * DAY,
            actor=worker,
        )
        neighbourhood.follow_relay(
            relay, met_on=today - 20 * DAY, is_open=True, outcome="Cantine", actor=worker
        )
    neighbourhood.note_prevention(
        site, on=today - 25 * DAY, title="Bus santé", people=34, partner=town, actor=worker
    )


def what_is_looked_after(stage: Stage) -> None:
    """Maintenance contracts, parts in stock, a home between two households, new homes checked."""
    manager, technician, today = stage.by("rental_manager"), stage.by("technician"), stage.today
    company = add_body(
        stage.organisation, name="Chauffage du Sud", kinds=["supplier"], actor=manager
    )
    for code, kind, every, due in (
        ("boarding", "boiler", 12, 12),
        ("social", "lift", 2, -4),
        ("social", "fire", 12, 60),
    ):
        upkeep.sign_maintenance(
            stage.sites[code],
            kind=kind,
            contractor=company,
            reference=f"C-{kind[:2].upper()}-7",
            every_months=every,
            starts_on=today - 300 * DAY,
            first_due_on=today + due * DAY,
            year_cost=Decimal(480),
            actor=manager,
        )
    for label, have, least in (
        ("Joint de 15", 24, 10),
        ("Barillet standard", 2, 3),
        ("Ampoule E27", 18, 6),
        ("Flexible de douche", 0, 2),
    ):
        upkeep.add_part(
            stage.organisation,
            label=label,
            kept_at="atelier",
            least=least,
            quantity=have,
            on=today - 10 * DAY,
            actor=technician,
        )
    free = free_places([stage.sites["boarding"].pk], today)
    if free:
        refit = upkeep.open_refit(
            free[0],
            opened_on=today - 6 * DAY,
            planned_on=today + 9 * DAY,
            words="Peinture et douche",
            actor=manager,
        )
        upkeep.report_repair(
            free[0],
            item="between",
            title="Peindre la pièce principale",
            urgency="planned",
            origin="inventory",
            reported_on=today - 6 * DAY,
            refit=refit,
            actor=manager,
        )
    delivery = Delivery.objects.order_by("planned_on", "pk").first()
    if delivery is not None:
        for spot, words in (
            ("Logement 3, cuisine", "Évier rayé"),
            ("Logement 5, entrée", "Porte voilée, ferme mal"),
        ):
            upkeep.note_reserve(
                delivery,
                spot=spot,
                words=words,
                noted_on=today - 5 * DAY,
                due_on=today + 20 * DAY,
                actor=technician,
            )
    if not OwnerWorks.objects.exists():
        holding = Holding.objects.filter(kind="head_lease", state="signed").order_by("pk").first()
        place = holding.places.order_by("pk").first() if holding else None
        if holding is not None and place is not None:
            upkeep.agree_works(
                holding,
                place=place.place,
                label="Ventilation et peinture",
                agreed_on=today - 90 * DAY,
                agreed_cost=Decimal(2400),
                month_gain=Decimal(80),
                months=72,
                actor=manager,
            )
