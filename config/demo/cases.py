"""What every association meets sooner or later: the cases that the demo must show."""

from datetime import date
from decimal import Decimal

from config.demo import bank
from config.demo.letting import gather_pieces
from config.demo.stage import CAF_IBAN, DAY, Stage, Tenancy
from palier.base.bank.models import StatementLine
from palier.base.documents.actions import keep_file
from palier.base.tenancy.reads import main_entity
from palier.doors.exchange.actions import receive_sheet
from palier.law.dates import Month
from palier.registers.people.actions import (
    add_person,
    correct_person,
    end_household_membership,
    open_household,
)
from palier.registers.people.models import Person
from palier.work.arrears.actions import owed_on, record_plan
from palier.work.billing import actions as billing
from palier.work.billing.models import HouseholdAccount
from palier.work.billing.reads import owed_by
from palier.work.leases import actions as leases
from palier.work.support import actions as support
from palier.work.support.models import Measure

GUARDIAN_IBAN = bank.iban(888)
GUARDIAN, CASH, ARREAR, CLAIM = (
    "UDAF TUTELLE",
    "VERSEMENT ESPECES GUICHET",
    "CAF RAPPEL APL",
    "CAF INDU APL RETENU",
)


def opening(stage: Stage, first: Month) -> None:
    """The association came from another tool: what was owed and held that day, with its proof."""
    on = first.first - DAY
    accounts = list(HouseholdAccount.objects.order_by("pk"))
    position = billing.open_position(
        main_entity(stage.organisation), on=on, actor=stage.by("rental_manager")
    )
    direct = [t.occupancy for t in stage.tenancies if t.occupancy.regime == "loi89"]
    to_ask = {each.household_id for each in [*direct[:6], *direct[-4:]]}
    told = [
        billing.ToldBalance(
            account,
            Decimal(stage.chance.choice(["0", "0", "0", "0", "0", "212.40", "96.15", "-31.20"])),
            _held(account, stage.chance.choice([318, 340, 430]), on)
            if account.household_id not in to_ask
            else Decimal(0),
        )
        for account in accounts
    ]
    position = billing.tell_opening(position, balances=told, actor=stage.by("rental_manager"))
    position = billing.tell_totals(
        position,
        told_balance=sum((each.balance for each in told), Decimal(0)),
        told_deposits=sum((each.deposit for each in told), Decimal(0)),
        actor=stage.by("accountant"),
    )
    billing.post_opening(position, actor=stage.by("accountant"))


def _held(account: HouseholdAccount, amount: int, on: date) -> Decimal:
    """What the other tool held: nothing where the regime knows no deposit, never above its most."""
    lived = account.household.occupancies.order_by("pk").last()
    if lived is None or lived.law.deposit_months == 0:
        return Decimal(0)
    return min(Decimal(amount), leases.deposit_base_of(lived, on) or Decimal(0))


def before_the_bank(stage: Stage, month: Month) -> None:
    """A couple parts, someone dies, someone moves the same day, cash and cheques come in."""
    settled = [
        t for t in stage.tenancies if t.occupancy.starts_on < month.first and t.habit == "on_time"
    ]
    couple, dying, moving, wards = settled[0], settled[1], settled[2], settled[3:5]
    _a_couple_parts(stage, couple, month)
    _someone_dies(stage, dying, month)
    _someone_moves_the_same_day(stage, moving, month)
    _a_child_is_grown(stage, couple)
    day = bank.working_day(month.first + 11 * DAY)
    for tenancy in wards:
        tenancy.habit = "guardian"
        account = tenancy.occupancy.household.rent_accounts.get()
        billing.know_payer(
            stage.organisation,
            iban=GUARDIAN_IBAN,
            account=account,
            actor=stage.by("accountant"),
        )
    total = sum((_net(tenancy, month) for tenancy in wards), Decimal(0))
    stage.wards = wards
    stage.told += [
        bank.Told(day, total, GUARDIAN, GUARDIAN_IBAN, "LOYERS MAJEURS PROTEGES"),
        bank.Told(day + DAY, Decimal("143.27"), ARREAR, CAF_IBAN, f"RAPPEL APL {month.before}"),
        bank.Told(day + 2 * DAY, Decimal("-84.60"), CLAIM, "", "RETENUE SUR INDU APL"),
        bank.Told(day + 3 * DAY, Decimal("120.00"), CASH, "", "REMISE 0042"),
    ]
    for tenancy, amount in zip(settled[5:7], ("70.00", "50.00"), strict=True):
        billing.record_payment(
            tenancy.occupancy.household.rent_accounts.get(),
            on=day,
            amount=Decimal(amount),
            means="cash",
            actor=stage.by("rental_manager"),
        )


def _net(tenancy: Tenancy, month: Month) -> Decimal:
    notice = tenancy.occupancy.notices.filter(month=month.first).first()
    return notice.net if notice else Decimal("100.00")


def after_the_bank(stage: Stage, month: Month) -> None:
    """The accountant says whose the guardian's transfer is, and finds the cash again."""
    accountant = stage.by("accountant")
    line = StatementLine.objects.filter(party=GUARDIAN, state="waiting").first()
    if line:
        parts = [
            billing.LinePart(tenancy.occupancy.household.rent_accounts.get(), _net(tenancy, month))
            for tenancy in stage.wards
        ]
        billing.split_line(line, parts=parts, actor=accountant)
    cash = StatementLine.objects.filter(party=CASH, state="waiting").first()
    if cash:
        from palier.work.billing.reads import to_deposit

        awaited = list(to_deposit(stage.entity).filter(amount__in=["70.00", "50.00"])[:2])
        billing.match_deposit(cash, payments=awaited, actor=accountant)


def _a_couple_parts(stage: Stage, tenancy: Tenancy, month: Month) -> None:
    """She stays, he leaves the household and opens a file of his own."""
    household, worker = tenancy.occupancy.household, stage.by("social_worker")
    partner = add_person(
        household,
        title="mr",
        first_name="Fabien",
        last_name="Carlotti",
        birth_on=date(1986, 4, 2),
        place="partner",
        starts_on=tenancy.occupancy.starts_on,
        actor=worker,
    )
    left = month.first + 8 * DAY
    end_household_membership(household.members.get(person=partner), ends_on=left, actor=worker)
    support.note_path_moment(
        household, kind="event", label="Séparation", where="", starts_on=left, actor=worker
    )
    open_household(
        stage.organisation,
        title="mr",
        first_name="Fabien",
        last_name="Carlotti",
        birth_on=date(1986, 4, 2),
        phone="06 00 77 10 20",
        opened_on=left,
        actor=worker,
    )


def _a_child_is_grown(stage: Stage, tenancy: Tenancy) -> None:
    """A child who is 21 counts no more as one for some benefits."""
    today = stage.today
    birth = date(today.year - 21, today.month, 1)
    add_person(
        tenancy.occupancy.household,
        first_name="Lina",
        last_name=tenancy.occupancy.household.name.removeprefix("Ménage "),
        birth_on=birth,
        starts_on=tenancy.occupancy.starts_on,
        actor=stage.by("social_worker"),
    )


def _someone_dies(stage: Stage, tenancy: Tenancy, month: Month) -> None:
    """The contract ends that day; what is owed stays owed by the estate."""
    on = month.first + 6 * DAY
    leases.end_occupancy(
        tenancy.occupancy, ends_on=on, end_reason="death", actor=stage.by("rental_manager")
    )
    for measure in Measure.objects.filter(household=tenancy.occupancy.household, state="active"):
        support.end_measure(
            measure,
            ends_on=on,
            end_reason="death",
            destination="deceased",
            review="Décès. La famille est prévenue ; les affaires lui sont remises.",
            actor=stage.by("social_worker"),
        )
    stage.tenancies.remove(tenancy)


def _someone_moves_the_same_day(stage: Stage, tenancy: Tenancy, month: Month) -> None:
    """Out of one home and into another on one day: no night between, none twice."""
    places = stage.free["social"] or stage.free["boarding"]
    if not places:
        return
    on, manager = month.first + 13 * DAY, stage.by("rental_manager")
    leases.end_occupancy(tenancy.occupancy, ends_on=on, end_reason="other", actor=manager)
    again = leases.draft_occupancy(
        places.pop(0),
        household=tenancy.occupancy.household,
        regime="logement_foyer",
        starts_on=on,
        actor=manager,
    )
    for kind, amount in (("rent", "318.00"), ("charges", "54.00")):
        billing.set_term(again, kind=kind, amount=Decimal(amount), starts_on=on, actor=manager)
    gather_pieces(stage, again, on)
    tenancy.occupancy = leases.activate_occupancy(again, starts_on=on, actor=manager)


def today_on_the_desk(stage: Stage) -> None:
    """What waits today: twins to look at, a file to bring in, a plan, a paper."""
    first = Person.objects.filter(
        last_name__startswith="D", birth_on__lt=date(2000, 1, 1)
    ).order_by("-pk")[0]
    again = open_household(
        stage.organisation,
        title=first.title,
        first_name=first.first_name,
        last_name=first.last_name,
        opened_on=stage.today - 3 * DAY,
        actor=stage.by("reception"),
    )
    person = again.members.get().person
    correct_person(
        person,
        title=first.title,
        first_name=first.first_name,
        last_name=first.last_name,
        birth_on=first.birth_on,
        phone="",
        email="",
        actor=stage.by("reception"),
    )
    receive_sheet(
        stage.organisation,
        content=TABLE.encode("cp1252"),
        name="suivi-baux-directs.csv",
        on=stage.today,
        actor=stage.by("data_migrator"),
    )
    owing = max(HouseholdAccount.objects.order_by("pk"), key=lambda each: owed_by(each))
    agreed_on = stage.today - 20 * DAY
    debt = owed_on(owing, agreed_on)
    record_plan(
        owing,
        basis="amicable",
        total=debt,
        monthly=max(Decimal("45.00"), (debt / 24).quantize(Decimal(1)) + 1),
        agreed_on=agreed_on,
        first_due_on=stage.today + 12 * DAY,
        actor=stage.by("rental_manager"),
    )
    keep_file(
        stage.organisation,
        about=owing.household,
        content=PAPER,
        name="attestation-assurance.pdf",
        label="Attestation d’assurance",
        sight="people.households",
        actor=stage.by("social_worker"),
    )


TABLE = """SUIVI DES BAUX DIRECTS;;;;;;;;
;;;;;;;;
Lot;Adresse;Type;Titulaire;Entrée;Loyer (€);Charges;Aide;Dispositif
V01;2 chemin des Lauriers;T3;MORVAN Solène;01/09/2023;512,40;48,00;187,00;Bail direct
V02;2 chemin des Lauriers;T2;M. ARNAL Gaël;15 mars 2024;431,00;41,00;203,50;Bail direct
V03;4 chemin des Lauriers;T2;Mme SERRE Inès;01/02/2025;431,00;41,00;néant;Bail direct
V04;4 chemin des Lauriers;T3;VACANT;;;;;
Sous-total;;;;;1374,40;130,00;;
V05;6 chemin des Lauriers;T4;Mme CAZAL Rim;31/04/2025;598,00;62,00;240,00;Bail direct
"""
PAPER = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>"
    b"endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>endobj\ntrailer<</Root 1 0 R>>\n"
)
