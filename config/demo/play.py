"""Two years of an association, month by month, each thing done by whoever does it."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import partial

from django.db import connection, transaction

from config.demo import bank, cast
from palier.base.accounts.actions import add_member, change_card, found_association
from palier.base.bank.actions import add_bank_account, import_statement, set_line_aside
from palier.base.bank.models import StatementLine
from palier.base.kit.money import CENT
from palier.base.ledger.actions import close_month, open_books
from palier.base.ledger.models import Account
from palier.base.tenancy.actors import Actor, palier
from palier.base.tenancy.models import LegalEntity, Organisation, Site, User
from palier.base.tenancy.reads import actor_for, main_entity
from palier.base.tenancy.walls import stand_in
from palier.law.dates import Month
from palier.registers.housing.actions import add_building, add_place, add_site
from palier.registers.housing.models import Place
from palier.registers.people.actions import add_body, add_person, open_household
from palier.registers.people.models import Body, Household
from palier.registers.programmes.actions import add_programme
from palier.registers.programmes.models import Programme
from palier.work.access import actions as access
from palier.work.access.models import Request, Visit
from palier.work.billing import actions as billing
from palier.work.billing.models import RentNotice, Term
from palier.work.leases import actions as leases
from palier.work.leases.models import Occupancy
from palier.work.support import actions as support
from palier.work.support.models import Measure

MONTHS = 24
DAY = timedelta(days=1)
CAF_IBAN = bank.iban(777)

# How households pay: the share of each habit.
HABITS = [("on_time", 62), ("late", 18), ("partial", 8), ("forgets", 7), ("by_name", 5)]


@dataclass
class Tenancy:
    """A contract of the demo, how its household pays, and what it still means to pay."""

    occupancy: Occupancy
    habit: str
    iban: str
    late: list[tuple[date, Decimal, str]] = field(default_factory=list)


@dataclass
class Stage:
    """Everything that the play needs at hand."""

    today: date
    chance: random.Random
    organisation: Organisation
    entity: LegalEntity
    actors: dict[str, Actor] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    sites: dict[str, Site] = field(default_factory=dict)
    programmes: dict[str, Programme] = field(default_factory=dict)
    landlords: list[Body] = field(default_factory=list)
    free: dict[str, list[Place]] = field(default_factory=dict)
    tenancies: list[Tenancy] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    account: str = ""
    balance: Decimal = Decimal("18250.40")
    serial: int = 1000

    def by(self, role: str) -> Actor:
        return self.actors[role]


def steps(today: date) -> list[tuple[str, Callable[[Stage], None]]]:
    """The play, act by act, each with the words of the progress bar."""
    first = Month.of(today)
    for _ in range(MONTHS - 1):
        first = first.before
    acts: list[tuple[str, Callable[[Stage], None]]] = [
        ("L’équipe", lambda stage: _team(stage, first)),
        ("Les lieux", _homes),
        ("Les premiers ménages", lambda stage: _first_households(stage, first)),
    ]
    month = first
    while month <= Month.of(today):
        acts.append((f"{month}", partial(_month, month=month)))
        month = month.after
    acts.append(("Le mois qui vient", _what_waits))
    return acts


def play(today: date) -> Iterator[tuple[str, int, int]]:
    """Play everything; says after each act its name, how many are done and of how many."""
    acts = steps(today)
    with transaction.atomic():
        connection.cursor().execute("SET LOCAL synchronous_commit = off")
        organisation = found_association(
            name=cast.ASSOCIATION, siren=cast.SIREN, is_demo=True, on=today
        )
        stage = Stage(today, random.Random(1952), organisation, main_entity(organisation))
    for done, (name, act) in enumerate(acts, start=1):
        with transaction.atomic():
            connection.cursor().execute("SET LOCAL synchronous_commit = off")
            stand_in(stage.organisation.pk)
            act(stage)
        yield name, done, len(acts)


def _team(stage: Stage, first: Month) -> None:
    system = palier(stage.organisation)
    stage.organisation = change_card(
        stage.organisation,
        name=cast.ASSOCIATION,
        street="14 rue du Platane",
        postcode=cast.TOWN[0],
        town=cast.TOWN[1],
        phone="04 00 00 12 34",
        email="contact@platane.example",
        siren=cast.SIREN,
        approvals="Agrément ILGLS et ISFT (CCH L365-3 et L365-4), préfecture, 2024",
        proration=Organisation.Proration.ACTUAL_DAYS,
        due_day=5,
        logo=LOGO,
        actor=system,
    )
    open_books(stage.entity, actor=system)
    supervisor: User | None = None
    order = sorted(cast.TEAM, key=lambda each: each[0] != "supervisor")
    for role, first_name, last_name, job in order:
        membership = add_member(
            stage.organisation,
            email=cast.address_of(first_name),
            first_name=first_name,
            last_name=last_name,
            job=job,
            roles=[role],
            starts_on=first.first,
            supervisor=supervisor if role in {"social_worker", "rehousing_officer"} else None,
            password=cast.PASSWORD,
            actor=system,
        )
        if role == "supervisor":
            supervisor = membership.user
        stage.users[role] = membership.user
    for role, user in stage.users.items():
        actor = actor_for(user, stage.organisation.pk)
        assert actor is not None  # noqa: S101 -- just let in
        stage.actors[role] = actor
    stage.account = bank.iban(1)
    add_bank_account(
        stage.entity,
        label="Compte courant",
        iban=stage.account,
        account=Account.objects.get(entity=stage.entity, code="5121"),
        actor=stage.by("accountant"),
    )
    billing.know_payer(
        stage.organisation, iban=CAF_IBAN, account=None, actor=stage.by("accountant")
    )
    for name in cast.FUNDERS:
        add_body(stage.organisation, name=name, kinds=["funder"], actor=stage.by("supervisor"))
    for name in cast.PARTNERS:
        add_body(
            stage.organisation,
            name=name,
            kinds=["partner", "prescriber"],
            actor=stage.by("supervisor"),
        )
    for name in cast.LANDLORDS:
        stage.landlords.append(
            add_body(
                stage.organisation, name=name, kinds=["landlord"], actor=stage.by("rental_manager")
            )
        )
    funders = list(Body.objects.filter(kinds__contains=["funder"]).order_by("pk"))
    for rank, name in enumerate(["AVDL", "ASLL", "Gestion adaptée", "Pension de famille"]):
        stage.programmes[name] = add_programme(
            stage.organisation,
            name=name,
            starts_on=first.first - 400 * DAY,
            funder=funders[rank % len(funders)],
            actor=stage.by("supervisor"),
        )


def _homes(stage: Stage) -> None:
    manager = stage.by("rental_manager")
    town = {"postcode": cast.TOWN[0], "town": cast.TOWN[1]}
    for code, name, kind, street in [
        ("boarding", "Les Amandiers", Site.Kind.BOARDING_HOUSE, "5 rue des Amandiers"),
        ("social", "Résidence Poincaré", Site.Kind.SOCIAL_RESIDENCE, "22 avenue Poincaré"),
        ("scattered", "Logements diffus", Site.Kind.SCATTERED, ""),
        ("shelter", "Le Relais", Site.Kind.SHELTER, "9 quai de la Gare"),
        ("pitches", "Les Peupliers", Site.Kind.HALTING_SITE, "chemin des Peupliers"),
    ]:
        stage.sites[code] = add_site(
            stage.organisation, name=name, kind=kind, street=street, actor=manager, **town
        )
    homes = stage.sites
    stage.free["boarding"] = [
        add_place(
            homes["boarding"],
            label=f"logement {n:02d}",
            size="T1",
            surface=Decimal("19.5"),
            actor=manager,
        )
        for n in range(1, 26)
    ]
    blocks = [
        add_building(homes["social"], name=f"Bâtiment {letter}", actor=manager) for letter in "AB"
    ]
    stage.free["social"] = [
        add_place(
            homes["social"],
            label=f"{'AB'[n > 30]}{(n - 1) % 30 + 1:02d}",
            size="T1 bis" if n % 5 == 0 else "T1",
            building=blocks[n > 30],
            actor=manager,
        )
        for n in range(1, 61)
    ]
    stage.free["sublease"] = []
    for rank in range(17):
        place = add_place(
            homes["scattered"],
            label=f"{cast.STREETS[rank % 10]}, {rank // 10 + 1}e étage",
            size=["T2", "T3", "T4"][rank % 3],
            street=cast.STREETS[rank % 10],
            actor=manager,
        )
        stage.free["sublease"].append(place)
    shared = add_place(
        homes["scattered"],
        label="11 rue du Puits",
        size="T4",
        street="11 rue du Puits",
        actor=manager,
    )
    for n in (1, 2, 3):
        room = add_place(
            homes["scattered"],
            label=f"11 rue du Puits, chambre {n}",
            kind=Place.Kind.ROOM,
            parent=shared,
            street="11 rue du Puits",
            actor=manager,
        )
        stage.free["sublease"].append(room)
    for rank, place in enumerate(stage.free["sublease"]):
        leases.record_holding(
            stage.landlords[rank % len(stage.landlords)],
            kind="head_lease",
            places=[place],
            starts_on=date(2023, 1 + rank % 12, 1),
            rent=Decimal(420 + 15 * (rank % 9)),
            actor=manager,
        )
    stage.free["direct"] = [
        add_place(
            homes["scattered"],
            label=f"{30 + rank} chemin des Vignes",
            size=["T2", "T3"][rank % 2],
            street=f"{30 + rank} chemin des Vignes",
            actor=manager,
        )
        for rank in range(12)
    ]
    stage.free["shelter"] = [
        add_place(homes["shelter"], label=f"place {n:02d}", kind=Place.Kind.BED, actor=manager)
        for n in range(1, 11)
    ]
    stage.free["pitches"] = [
        add_place(
            homes["pitches"], label=f"emplacement {n:02d}", kind=Place.Kind.PITCH, actor=manager
        )
        for n in range(1, 5)
    ]


REGIMES = {
    "boarding": "logement_foyer",
    "social": "logement_foyer",
    "sublease": "art8_sublease",
    "direct": "loi89",
    "shelter": "shelter",
    "pitches": "pitch",
}
# rent, charges, services, benefit: from and to, in euros
PRICES: dict[str, tuple[int, int, int, int]] = {
    "boarding": (340, 45, 12, 270),
    "social": (318, 54, 0, 245),
    "sublease": (430, 60, 0, 255),
    "direct": (468, 55, 0, 210),
    "shelter": (60, 0, 0, 0),
    "pitches": (96, 0, 0, 0),
}
FAMILIES = {"sublease", "direct", "pitches"}


def _household(stage: Stage, kind: str, on: date) -> Household:
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


def _let(stage: Stage, kind: str, on: date, place: Place) -> Tenancy:
    """A household moves in: contract, terms, keys."""
    people = "alone" if place.kind == Place.Kind.ROOM else kind
    household = _household(stage, people, on - stage.chance.randint(10, 60) * DAY)
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
    occupancy = leases.activate_occupancy(occupancy, starts_on=on, actor=actor)
    stage.serial += 1
    habit = stage.chance.choices([h for h, _ in HABITS], [w for _, w in HABITS])[0]
    tenancy = Tenancy(occupancy, habit, bank.iban(stage.serial))
    stage.tenancies.append(tenancy)
    account = household.rent_accounts.first()
    if account and stage.chance.random() < 0.85:
        billing.know_payer(stage.organisation, iban=tenancy.iban, account=account, actor=manager)
    _accompany(stage, household, kind, on)
    return tenancy


def _accompany(stage: Stage, household: Household, kind: str, on: date) -> None:
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
        support.open_measure(
            household,
            programme=stage.programmes[name],
            caseworker=stage.users["social_worker"],
            starts_on=on,
            planned_end_on=max(on + 90 * DAY, stage.today + chance.randint(-9, 290) * DAY),
            actor=worker,
        )


def _first_households(stage: Stage, first: Month) -> None:
    """Most homes are lived in from the first day; some fill later."""
    for kind, places in stage.free.items():
        keep = {"social": 5, "boarding": 1, "shelter": 2, "pitches": 1}.get(kind, 1)
        while len(places) > keep:
            _let(stage, kind, first.first, places.pop(0))


def _month(stage: Stage, month: Month) -> None:
    _arrivals_and_departures(stage, month)
    _visits(stage, month)
    _social_work(stage, month)
    if month.first <= stage.today:
        run = billing.prepare_rent_run(
            stage.organisation, month_on=month.first, actor=stage.by("rental_manager")
        )
        billing.issue_rent_run(run, actor=stage.by("rental_manager"))
    _benefits_change(stage, month)
    _bank(stage, month)
    done = month.before
    if done < Month.of(stage.today).before.before:
        _assign_by_hand(stage, done)
        close_month(stage.entity, month_on=done.first, actor=stage.by("accountant"))


def _assign_by_hand(stage: Stage, month: Month) -> None:
    """The accountant says whom the lines without reference come from, before the month closes."""
    for line in StatementLine.objects.filter(
        state="waiting", amount__gt=0, on__gte=month.first, on__lt=month.end
    ):
        living = Occupancy.objects.filter(
            household__name__iexact=f"Ménage {line.party}", state="active"
        ).first()
        account = living.household.rent_accounts.first() if living else None
        if account:
            billing.assign_line(line, account=account, actor=stage.by("accountant"))
        else:
            set_line_aside(
                line, reason="Ménage parti : écrit à la banque", actor=stage.by("accountant")
            )


def _arrivals_and_departures(stage: Stage, month: Month) -> None:
    chance = stage.chance
    for kind in ("social", "boarding", "shelter", "sublease"):
        if stage.free[kind] and chance.random() < 0.5:
            on = month.first + chance.randint(0, 24) * DAY
            if on <= stage.today:
                _let(stage, kind, on, stage.free[kind].pop(0))
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
    kind = _kind(leaving.occupancy)
    place = leaving.occupancy.main_place
    if chance.random() < 0.6 and ends_on < stage.today:
        _let(stage, kind, ends_on, place)  # the very day the other has left
    else:
        stage.free[kind].append(place)
    for measure in Measure.objects.filter(household=leaving.occupancy.household, state="active"):
        support.end_measure(
            measure,
            ends_on=ends_on,
            end_reason="goal_met",
            review="Installée dans son nouveau logement. Reste à suivre : l’ouverture de l’aide.",
            actor=stage.by("social_worker"),
        )


def _kind(occupancy: Occupancy) -> str:
    return {
        Site.Kind.BOARDING_HOUSE: "boarding",
        Site.Kind.SOCIAL_RESIDENCE: "social",
        Site.Kind.SHELTER: "shelter",
        Site.Kind.HALTING_SITE: "pitches",
    }.get(Site.Kind(occupancy.site.kind)) or (
        "direct" if occupancy.regime == "loi89" else "sublease"
    )


def _visits(stage: Stage, month: Month) -> None:
    chance = stage.chance
    reasons = [r.value for r in Visit.Reason]
    for _ in range(chance.randint(14, 22)):
        on = month.first + chance.randint(0, month.days - 1) * DAY
        if on > stage.today or on.weekday() > 4:
            continue
        role = chance.choice(["reception", "reception", "volunteer"])
        allowed = [r for r in reasons if r != "health" or role == "reception"]
        visit = access.note_visit(
            stage.organisation,
            on=on,
            reasons=sorted(set(chance.choices(allowed, k=chance.choice([1, 1, 2])))),
            who=chance.choice(["self", "self", "self", "relative", "partner"]),
            name=chance.choice(["", "", chance.choice(cast.FIRST["mrs"] + cast.FIRST["mr"])]),
            request=chance.choice(cast.ASKED),
            answer=chance.choice(cast.ANSWERED),
            orientation=chance.choice(["none", "social_worker", "lawyer", "adil", "ccas", "siao"]),
            actor=stage.by(role),
        )
        if chance.random() < 0.06:
            _visit_becomes_a_file(stage, visit)


def _visit_becomes_a_file(stage: Stage, visit: Visit) -> None:
    chance = stage.chance
    title = chance.choice(["mrs", "mr"])
    household = access.open_file_from_visit(
        visit,
        title=title,
        first_name=visit.name or chance.choice(cast.FIRST[title]),
        last_name=chance.choice(cast.LAST),
        actor=stage.by("reception"),
    )
    request = access.receive_request(
        household,
        kind=chance.choice([k.value for k in Request.Kind]),
        on=visit.on,
        visit=visit,
        actor=stage.by("social_worker"),
    )
    if visit.on < stage.today - 40 * DAY:
        refused = chance.random() < 0.3
        access.answer_request(
            request,
            state="refused" if refused else "accepted",
            answer="Pas de logement de cette taille ; orientée vers le SIAO."
            if refused
            else "Rendez-vous donné.",
            actor=stage.by("social_worker"),
        )


def _social_work(stage: Stage, month: Month) -> None:
    chance, worker = stage.chance, stage.by("social_worker")
    for tenancy in chance.sample(stage.tenancies, k=min(14, len(stage.tenancies))):
        on = month.first + chance.randint(0, month.days - 1) * DAY
        if on > stage.today or on < tenancy.occupancy.starts_on:
            continue
        is_secret = chance.random() < 0.08
        title, text = chance.choice(cast.SECRET_NOTES if is_secret else cast.NOTES)
        support.write_note(
            tenancy.occupancy.household,
            on=on,
            title=title,
            text=text,
            is_secret=is_secret,
            said_with_care=True,
            actor=worker,
        )


def _benefits_change(stage: Stage, month: Month) -> None:
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


def _bank(stage: Stage, month: Month) -> None:
    """The statement of the month, as far as today; the accountant imports it."""
    last = min(month.last, stage.today)
    told = [each for each in _movements(stage, month) if each.on <= last]
    told.sort(key=lambda each: (each.on, each.party))
    content, stage.balance = bank.statement(
        stage.account, f"REL-{month}", month.first, last, stage.balance, told
    )
    import_statement(stage.organisation, content=content, actor=stage.by("accountant"))
    fees = StatementLine.objects.filter(
        statement__reference=f"REL-{month}", text__startswith="FRAIS"
    )
    for line in fees:
        if month < Month.of(stage.today):
            set_line_aside(line, reason="Frais bancaires du mois", actor=stage.by("accountant"))


def _movements(stage: Stage, month: Month) -> Iterator[bank.Told]:
    chance = stage.chance
    notices = {
        notice.occupancy_id: notice
        for notice in RentNotice.objects.filter(month=month.first).living()
    }
    benefits = sum((notice.benefit for notice in notices.values()), Decimal(0))
    if benefits:
        yield bank.Told(
            bank.working_day(month.first + 24 * DAY),
            benefits,
            "CAF DES BOUCHES DU RHONE",
            CAF_IBAN,
            f"APL {month} TIERS PAYANT",
        )
    yield bank.Told(
        month.last, Decimal("-18.40"), "BANQUE", "", f"FRAIS DE TENUE DE COMPTE {month}"
    )
    for tenancy in stage.tenancies:
        yield from _paid(tenancy, notices.get(tenancy.occupancy.pk), month, chance)


def _paid(
    tenancy: Tenancy, notice: RentNotice | None, month: Month, chance: random.Random
) -> Iterator[bank.Told]:
    name = tenancy.occupancy.household.name.removeprefix("Ménage ").upper()
    due_later = tenancy.late
    tenancy.late = []
    for on, amount, text in due_later:
        day = bank.working_day(max(on, month.first + chance.randint(2, 20) * DAY))
        yield bank.Told(day, amount, name, tenancy.iban, text)
    if notice is None or notice.net <= 0:
        return
    on = bank.working_day(month.first + chance.randint(3, 9) * DAY)
    text = chance.choice(
        [
            f"LOYER {notice.reference}",
            f"VIR {notice.reference}",
            f"CONTRAT {tenancy.occupancy.number}",
        ]
    )
    match tenancy.habit:
        case "on_time":
            yield bank.Told(on, notice.net, name, tenancy.iban, text)
        case "by_name":
            yield bank.Told(on, notice.net, name, "", f"LOYER {name}")
        case "late":
            tenancy.late.append((on + 25 * DAY, notice.net, text))
        case "partial":
            yield bank.Told(
                on, (notice.net * Decimal("0.6")).quantize(CENT), name, tenancy.iban, text
            )
        case "forgets" if chance.random() < 0.6:
            yield bank.Told(on, notice.net, name, tenancy.iban, text)


def _what_waits(stage: Stage) -> None:
    """What the demo shows as still to do: a draft, tasks, a run to look at, cash, old lines."""
    month = Month.of(stage.today).after
    if stage.free["social"]:
        household = _household(stage, "social", stage.today - 12 * DAY)
        draft = leases.draft_occupancy(
            stage.free["social"][0],
            household=household,
            regime="logement_foyer",
            starts_on=stage.today + 6 * DAY,
            actor=stage.by("rental_manager"),
        )
        billing.set_term(
            draft,
            kind="rent",
            amount=Decimal("318.85"),
            starts_on=draft.starts_on,
            actor=stage.by("rental_manager"),
        )
    for rank, tenancy in enumerate(stage.chance.sample(stage.tenancies, k=9)):
        support.add_task(
            tenancy.occupancy.household,
            label=cast.TASKS[rank % len(cast.TASKS)],
            due_on=stage.today + (rank * 6 - 4) * DAY,
            assignee=stage.users["social_worker" if rank % 3 else "lawyer"],
            actor=stage.by("social_worker"),
        )
    accounts = [
        t.occupancy.household.rent_accounts.first()
        for t in stage.tenancies
        if t.habit == "forgets"
    ]
    for account in filter(None, accounts[:3]):
        billing.record_payment(
            account,
            on=stage.today,
            amount=Decimal("80.00"),
            means="cash",
            actor=stage.by("rental_manager"),
        )
    billing.prepare_rent_run(
        stage.organisation, month_on=month.first, actor=stage.by("rental_manager")
    )


LOGO = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"><path d="M20 36V22M20 22C8 22 6 8 '
    b'20 4c14 4 12 18 0 18z" fill="none" stroke="#1d5a52" stroke-width="3" stroke-linecap="round"/>'
    b'<path d="M44 34V14h12v20M62 34V10l14-4v28" fill="none" stroke="#b5532f" stroke-width="3"/></svg>'
)
