"""Households that come, live somewhere, are accompanied, and leave."""

from datetime import date
from decimal import Decimal

from config.demo import bank, cast
from config.demo.desk import WORKERS
from config.demo.stage import DAY, FAMILIES, HABITS, PRICES, REGIMES, Stage, Tenancy
from palier.base.kit.money import CENT
from palier.base.tenancy.models import Site
from palier.law.dates import Month
from palier.law.notices import notice_rule
from palier.law.pieces import pieces_of
from palier.registers.housing.models import Place
from palier.registers.people.actions import add_person, open_household
from palier.registers.people.models import Household
from palier.work.billing import actions as billing
from palier.work.billing.models import Term
from palier.work.leases import actions as leases
from palier.work.leases.models import Occupancy
from palier.work.support import actions as support
from palier.work.support.models import Measure


def a_household(stage: Stage, kind: str, on: date) -> Household:
    chance = stage.chance
    if not stage.names:
        stage.names = [name for name in cast.LAST for _ in range(4)]
        chance.shuffle(stage.names)
    title = chance.choice(["mrs", "mr"])
    stage.serial += 1
    household = open_household(
        stage.organisation,
        title=title,
        first_name=chance.choice(cast.FIRST[title]),
        last_name=stage.names.pop(),
        birth_on=date(chance.randint(1952, 2002), chance.randint(1, 12), chance.randint(1, 28)),
        phone=f"06 00 {stage.serial % 100:02d} {stage.serial // 100 % 100:02d} {chance.randint(10, 99)}",
        opened_on=on,
        actor=stage.by("reception"),
    )
    if kind in FAMILIES:
        for _ in range(chance.choice([0, 1, 2, 2, 3])):
            add_person(
                household,
                first_name=chance.choice(cast.CHILDREN),
                last_name=household.name.removeprefix("Ménage "),
                birth_on=date(chance.randint(2009, 2024), chance.randint(1, 12), 9),
                starts_on=on,
                actor=stage.by("social_worker"),
            )
    return household


def let(stage: Stage, kind: str, on: date, place: Place) -> Tenancy:
    """A household moves in: contract, terms, keys."""
    people = "alone" if place.kind == Place.Kind.ROOM else kind
    household = a_household(stage, people, on - stage.chance.randint(10, 60) * DAY)
    actor = stage.by("host" if kind == "boarding" else "rental_manager")
    occupancy = leases.draft_occupancy(
        place, household=household, regime=REGIMES[kind], starts_on=on, actor=actor
    )
    manager = stage.by("rental_manager")
    rent, charges, services, benefit = PRICES[kind]
    size = {"T2": 0, "T3": 70, "T4": 130, "T1 bis": 28}.get(place.size, 0)
    cents = stage.chance.choice(["0.00", "0.10", "0.42", "0.85"])
    for term, amount in [
        (Term.Kind.RENT, Decimal(rent + size) + Decimal(cents)),
        (Term.Kind.CHARGES, Decimal(charges)),
        (
            Term.Kind.BENEFIT,
            Decimal(benefit + size // 2) if stage.chance.random() < 0.88 else Decimal(0),
        ),
    ]:
        if amount:
            begin = (
                on if term != Term.Kind.BENEFIT else Month.of(on).after.first if on.day > 1 else on
            )
            billing.set_term(occupancy, kind=term, amount=amount, starts_on=begin, actor=manager)
    if services:
        billing.set_term(
            occupancy,
            kind=Term.Kind.SERVICE,
            label="Blanchisserie",
            amount=Decimal(services),
            starts_on=on,
            actor=manager,
        )
    gather_pieces(stage, occupancy, on)
    occupancy = leases.activate_occupancy(occupancy, starts_on=on, actor=actor)
    stage.serial += 1
    habit = stage.chance.choices([h for h, _ in HABITS], [w for _, w in HABITS])[0]
    tenancy = Tenancy(occupancy, habit, bank.iban(stage.serial))
    stage.tenancies.append(tenancy)
    account = household.rent_accounts.first()
    if account and stage.chance.random() < 0.85:
        billing.know_payer(stage.organisation, iban=tenancy.iban, account=account, actor=manager)
    accompany(stage, household, kind, on)
    return tenancy


def gather_pieces(stage: Stage, occupancy: Occupancy, on: date) -> None:
    """Everything that the regime asks for before the keys."""
    leases.receive_pieces(
        occupancy,
        pieces=[piece.code for piece in pieces_of(occupancy.regime)],
        on=on,
        actor=stage.by("rental_manager"),
    )


def accompany(stage: Stage, household: Household, kind: str, on: date) -> None:
    chance, worker = stage.chance, stage.by("social_worker")
    if chance.random() < 0.45:
        where = chance.choice(cast.BEFORE)
        start = on - chance.randint(120, 700) * DAY
        support.note_path_moment(
            household,
            kind="stay",
            label=where[0],
            where=where[1],
            starts_on=start,
            ends_on=on,
            actor=worker,
        )
    if chance.random() < 0.3:
        support.note_path_moment(
            household,
            kind="wish",
            label=chance.choice(cast.WISHES),
            starts_on=stage.today + chance.randint(20, 200) * DAY,
            actor=worker,
        )
    share = 0.9 if kind == "sublease" else 0.3
    if chance.random() < share:
        name = (
            "Pension de famille"
            if kind == "boarding"
            else chance.choice(["AVDL", "ASLL", "Gestion adaptée"])
        )
        caseworker = stage.users[chance.choice(WORKERS)]
        ends_on = max(on + 90 * DAY, stage.today + chance.randint(-9, 290) * DAY)
        months = 12 * (ends_on.year - on.year) + ends_on.month - on.month + 1
        awaited = chance.choice([0, 0, 0, 5])  # renewed, and the paper that says so has not come
        support.open_measure(
            household,
            programme=stage.programmes[name],
            caseworker=caseworker,
            starts_on=on,
            planned_end_on=ends_on,
            intensity=chance.choice(["light", "usual", "usual", "strong"]),
            goal=chance.choice(["access", "stay", "stay"]),
            mandate_number=f"{on.year}-{chance.randint(100, 999)}",
            mandated_on=on - 12 * DAY,
            mandated_months=max(months - awaited, 1),
            actor=worker,
        )


READY = 2


def first_households(stage: Stage, first: Month) -> None:
    """Most homes are lived in from the first day; some fill later."""
    for kind, places in stage.free.items():
        keep = {"social": 5, "boarding": READY + 1, "shelter": 2, "pitches": 1}.get(kind, 1)
        while len(places) > keep:
            let(stage, kind, first.first, places.pop(0))


def arrivals_and_departures(stage: Stage, month: Month) -> None:
    chance = stage.chance
    for kind in ("social", "boarding", "shelter", "sublease"):
        kept = READY if kind == "boarding" else 0  # so many homes wait for someone, whatever comes
        if len(stage.free[kind]) > kept and chance.random() < 0.5:
            on = month.first + chance.randint(0, 24) * DAY
            if on <= stage.today:
                let(stage, kind, on, stage.free[kind].pop(0))
    if month.last >= stage.today or chance.random() < 0.25:
        return
    settled = [t for t in stage.tenancies if t.occupancy.starts_on < month.first]
    if not settled:
        return
    leaving = chance.choice(settled)
    leaving.occupancy.refresh_from_db()
    ends_on = month.first + chance.randint(8, 26) * DAY
    leases.end_occupancy(
        leaving.occupancy,
        ends_on=ends_on,
        end_reason=chance.choice(["own_home", "social_housing", "family", "other_structure"]),
        actor=stage.by("rental_manager"),
    )
    stage.tenancies.remove(leaving)
    kind = kind_of(leaving.occupancy)
    place = leaving.occupancy.main_place
    if chance.random() < 0.6 and ends_on < stage.today:
        let(stage, kind, ends_on, place)  # the very day the other has left
    else:
        stage.free[kind].append(place)
    for measure in Measure.objects.filter(household=leaving.occupancy.household, state="active"):
        support.end_measure(
            measure,
            ends_on=ends_on,
            end_reason="goal_met",
            destination=chance.choice(
                ["social_housing", "private_home", "slid_lease", "relative"]
            ),
            residual_need="L’ouverture de l’aide au logement.",
            review="Installée dans son nouveau logement. Reste à suivre : l’ouverture de l’aide.",
            actor=stage.by("social_worker"),
        )


def kind_of(occupancy: Occupancy) -> str:
    return {
        Site.Kind.BOARDING_HOUSE: "boarding",
        Site.Kind.SOCIAL_RESIDENCE: "social",
        Site.Kind.SHELTER: "shelter",
        Site.Kind.HALTING_SITE: "pitches",
    }.get(Site.Kind(occupancy.site.kind)) or (
        "direct" if occupancy.regime == "loi89" else "sublease"
    )


def benefits_change(stage: Stage, month: Month) -> None:
    """Each spring rents rise; here and there a benefit changes or stops."""
    manager = stage.by("rental_manager")
    after = month.after.first
    for tenancy in stage.tenancies:
        roll = stage.chance.random()
        term = Term.objects.filter(
            occupancy=tenancy.occupancy, kind="benefit", period__endswith__isnull=True
        ).first()
        if term and term.period.lower < after:
            if roll < 0.002:
                billing.stop_term(term, ends_on=after, actor=manager)
            elif roll < 0.03 or (month.number == 9 and roll < 0.6):
                amount = (term.amount * Decimal("1.0086")).quantize(CENT)
                billing.set_term(
                    tenancy.occupancy,
                    kind="benefit",
                    amount=amount,
                    starts_on=after,
                    actor=manager,
                )
        if month.number == 12 and tenancy.occupancy.regime == "logement_foyer":
            rent = Term.objects.get(
                occupancy=tenancy.occupancy, kind="rent", period__endswith__isnull=True
            )
            if rent.period.lower < after:
                amount = (rent.amount * Decimal("1.0104")).quantize(CENT)
                billing.set_term(
                    tenancy.occupancy, kind="rent", amount=amount, starts_on=after, actor=manager
                )


def notices_to_quit(stage: Stage) -> None:
    """Someone leaves a residence, someone has a social home, someone has changed their mind."""
    manager = stage.by("rental_manager")
    settled = [
        tenancy.occupancy
        for tenancy in stage.tenancies
        if tenancy.occupancy.starts_on < stage.today - 90 * DAY
    ]
    leaving, staying = [o for o in settled if o.regime == "logement_foyer"][5:7]
    moving = next(
        o for o in settled if notice_rule(o.regime, "occupant", "social_housing", stage.today)
    )
    for occupancy, ground, ago in (
        (leaving, "usual", 3),
        (moving, "social_housing", 9),
        (staying, "usual", 40),
    ):
        notice = leases.give_notice_to_quit(
            occupancy,
            side="occupant",
            ground=ground,
            form="hand",
            received_on=stage.today - ago * DAY,
            actor=manager,
        )
        if occupancy == staying:
            leases.withdraw_notice_to_quit(
                notice,
                withdrawn_on=stage.today - 35 * DAY,
                withdrawn_because="Logement proposé trop loin de l’école ; accord écrit des deux",
                actor=manager,
            )
