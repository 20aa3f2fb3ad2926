"""Owners paid on time, principals rendered their money, benefits told person by person, charges."""

from datetime import date
from decimal import Decimal

from config.demo import bank, cast
from config.demo.stage import DAY, Stage
from palier.base.bank.actions import add_bank_account, import_statement, set_line_aside
from palier.base.bank.models import BankAccount, StatementLine
from palier.base.bank.target import next_open
from palier.base.kit.money import NOTHING
from palier.base.ledger.actions import letter_by_rule, needed_account
from palier.base.ledger.reads import balance_of
from palier.base.ui import shell
from palier.law.dates import Month, add_months
from palier.registers.people.actions import add_body
from palier.work.benefits import actions as benefits
from palier.work.billing import actions as billing
from palier.work.billing.models import HouseholdAccount, RentNotice
from palier.work.billing.reads import owed_by
from palier.work.charges import actions as charges
from palier.work.collecting import actions as collecting
from palier.work.leases.models import Occupancy
from palier.work.owners import actions as owners
from palier.work.owners.models import MandateAccount, OwnerAccount, OwnerDue
from palier.work.owners.reads import fund_of
from palier.work.titles.models import Holding

FUND_IBAN = bank.iban(4242)
COLLECTING = "FR72ZZZ123456"
BILLS = [
    ("water_heat", "Eau froide, parties privatives", "4218.60", 100, "persons", "Factures d’eau"),
    ("common", "Électricité des escaliers", "1130.25", 100, "equal", "Factures d’électricité"),
    ("common", "Gardien, ménage et déchets", "9850.00", 75, "equal", "Bulletins du gardien"),
    ("taxes", "Taxe d’enlèvement des ordures ménagères", "3466.00", 100, "equal", "Avis de taxe"),
    ("outside", "Entretien du jardin", "1280.00", 100, "equal", "Contrat du jardinier"),
]


def pay_the_month_before(stage: Stage, month: Month) -> None:
    """What was due to owners for last month is paid early in this; the fund is made whole."""
    manager, accountant = stage.by("rental_manager"), stage.by("accountant")
    _say_where_to_pay(stage)
    owners.call_owner_dues(stage.organisation, month_on=month.before.first, actor=manager)
    on, dues = next_open(month.first + 3 * DAY), OwnerDue.objects.filter(item=None, undone_on=None)
    if on > stage.today or not dues:
        return
    ours = BankAccount.objects.get(iban=stage.account)
    batch = owners.pay_owner_dues(
        ours,
        dues=list(dues),
        on=on,
        made_on=month.first,
        actor=accountant,
    )
    total = sum(batch.items.values_list("amount", flat=True), NOTHING)
    stage.told.append(bank.Told(on, -total, "VIREMENTS", "", f"REMISE {batch.reference}"))
    owed = fund_of(stage.entity, month.first - DAY).owed_by_us
    if owed > 0 and month == Month.of(stage.today):
        stage.told.append(bank.Told(on, -owed, "VIR INTERNE", FUND_IBAN, "FONDS DES MANDANTS"))


def receive_the_fund(stage: Stage, month: Month) -> None:
    """The principals’ own bank tells of what came from ours."""
    accountant = stage.by("accountant")
    moved = StatementLine.objects.filter(text="FONDS DES MANDANTS", state="waiting").first()
    if moved is None:
        return
    fund = add_bank_account(
        stage.entity,
        label="Fonds des mandants",
        iban=FUND_IBAN,
        account=needed_account(stage.entity, "5125"),
        holds_principals=True,
        actor=accountant,
    )
    set_line_aside(
        moved,
        reason="Versé au compte des mandants",
        account=needed_account(stage.entity, "4688"),
        actor=accountant,
    )
    told = [bank.Told(moved.on, -moved.amount, cast.ASSOCIATION, stage.account, "FONDS RECUS")]
    content, _ = bank.statement(
        FUND_IBAN, f"FOND-{month}", month.first, min(month.last, stage.today), NOTHING, told
    )
    import_statement(stage.organisation, content=content, actor=accountant)
    line = StatementLine.objects.get(statement__bank_account=fund)
    way = needed_account(stage.entity, "5815")
    set_line_aside(line, reason="Venu de nos comptes", account=way, actor=accountant)


def _say_where_to_pay(stage: Stage) -> None:
    rows = Holding.objects.filter(state="signed").exclude(kind="owned").select_related("owner")
    known = set(OwnerAccount.objects.exclude(iban="").values_list("body_id", flat=True))
    new = dict.fromkeys(row.owner for row in rows.order_by("pk") if row.owner_id not in known)
    for rank, owner in enumerate(new, start=len(known)):
        owners.set_owner_bank(
            owner,
            holder=owner.name[:70],
            iban=bank.iban(5000 + rank),
            town=owner.town,
            actor=stage.by("rental_manager"),
        )


def agency_tells(stage: Stage, month: Month, *, settle: bool) -> None:
    """The remittance of a month: one line a household; a newcomer whom nobody knows yet."""
    accountant = stage.by("accountant")
    notices = (
        RentNotice.objects.filter(month=month.first, benefit__gt=0, run__kind="monthly")
        .living()
        .select_related("occupancy__household")
        .order_by("number")
    )
    rows = ["Code locataire;Allocataire;N° allocataire;Mois de droit;Montant;Rappel;Retenue"]
    for rank, notice in enumerate(notices):
        known = settle or rank
        code = notice.occupancy.number if known else ""
        name = notice.occupancy.household.name if known else "NOM MARITAL"
        rows.append(
            f"{code};{name};{7000000 + notice.occupancy_id};{month.number:02d}/{month.year};"
            f"{notice.benefit:.2f};;".replace(".", ",")
        )
    slip = benefits.receive_remittance(
        stage.organisation,
        agency="CAF des Bouches-du-Rhône",
        month_on=month.first,
        content="\n".join(rows).encode(),
        name=f"bordereau-{month}.csv",
        on=min(month.last, stage.today),
        actor=accountant,
    )
    total = sum(slip.lines.values_list("amount", flat=True), NOTHING)
    credits = StatementLine.objects.filter(
        amount=total, on__gte=month.first, on__lte=month.last, matched_by="iban"
    )
    if settle and credits:
        benefits.settle_remittance(slip, credits=[credits[0]], on=month.last, actor=accountant)


def what_money_shows(stage: Stage) -> None:
    """What the demo shows of money today: to pay, to collect, to share out, to approve."""
    _titles(stage)
    _mandants(stage)
    _collecting(stage)
    _charges_of_the_year(stage)
    _losses(stage)
    entity, on = stage.entity, Month.of(stage.today).before.last
    groups = [each for found in shell.ask("ledger.groups", entity, on) for each in found]
    letter_by_rule(entity, on=on, more=groups, actor=stage.by("accountant"))


def _titles(stage: Stage) -> None:
    """A residence owes its owner annuities and a provision; this month's dues wait to be paid."""
    manager = stage.by("rental_manager")
    residence = Holding.objects.filter(kind="operating").first()
    if residence is not None:
        for kind, amount, every in (
            ("annuity", "6480.00", "quarter"),
            ("major_repairs", "9200", "year"),
        ):
            owners.set_owner_term(
                residence,
                kind=kind,
                amount=Decimal(amount),
                every=every,
                starts_on=date(stage.today.year - 1, 1, 1),
                actor=manager,
            )
    _say_where_to_pay(stage)
    owners.call_owner_dues(stage.organisation, month_on=stage.today, actor=manager)


def _mandants(stage: Stage) -> None:
    """Two principals have their statement, one is to be paid, one waits for a boiler."""
    manager, last = stage.by("rental_manager"), Month.of(stage.today).before.last
    accounts = [row for row in MandateAccount.objects.order_by("pk") if row.moves.exists()]
    for account in accounts[:2]:
        owners.render_statement(account, last_on=last, made_on=stage.today, actor=manager)
    if accounts:
        owners.note_mandate_expense(
            accounts[0],
            on=stage.today,
            label="Chaudière, facture 118",
            amount=Decimal("146.30"),
            actor=manager,
        )
    fund = BankAccount.objects.filter(holds_principals=True).first()
    if fund is not None and accounts:
        owners.pay_principals(
            fund,
            accounts=accounts[:1],
            on=next_open(stage.today + DAY),
            made_on=stage.today,
            actor=stage.by("accountant"),
        )


def another_pays(stage: Stage) -> None:
    """An employer pays a part of a home from this month on: its notice is to be sent."""
    homes = [
        t.occupancy
        for t in stage.tenancies
        if t.habit == "on_time" and t.occupancy.state == "active"
    ]
    if not homes:
        return
    manager = stage.by("rental_manager")
    employer = add_body(
        stage.organisation,
        name="Chantier Les Deux Rives",
        kinds=["partner"],
        town=cast.TOWN[1],
        actor=manager,
    )
    billing.share_rent(
        homes[10] if len(homes) > 10 else homes[-1],
        body=employer,
        kind="employer",
        percent=Decimal(40),
        starts_on=Month.of(stage.today).first,
        actor=manager,
    )


def _collecting(stage: Stage) -> None:
    """Direct debits prepared, a till that is counted."""
    manager, accountant = stage.by("rental_manager"), stage.by("accountant")
    BankAccount.objects.filter(iban=stage.account).update(bic="AGRIFRPP", creditor_id=COLLECTING)
    steady = [t for t in stage.tenancies if t.habit == "on_time" and t.occupancy.state == "active"]
    mandates = [
        collecting.sign_sepa_mandate(
            account,
            holder=tenancy.occupancy.household.name[:70],
            iban=tenancy.iban,
            signed_on=add_months(stage.today, -2),
            signed_at=cast.TOWN[1],
            actor=manager,
        )
        for tenancy in steady[:9]
        if (account := tenancy.occupancy.household.rent_accounts.first()) is not None
    ]
    on = next_open(stage.today + 16 * DAY)
    ready = [each.mandate for each in collecting.to_collect(mandates, on) if not each.obstacle]
    if ready:
        collecting.collect_rents(
            BankAccount.objects.get(iban=stage.account),
            mandates=ready,
            on=on,
            made_on=stage.today,
            actor=accountant,
        )
    home = steady[10].occupancy if len(steady) > 10 else steady[-1].occupancy
    billing.call_once(
        home,
        kind="option",
        label="Badge perdu",
        amount=Decimal("12.50"),
        month_on=Month.of(stage.today).after.first,
        actor=manager,
    )
    for tenancy in steady[:4]:
        account = tenancy.occupancy.household.rent_accounts.first()
        if account is not None:
            billing.consent_to_email(
                account,
                email=f"menage{account.pk}@example.org",
                given_on=stage.today,
                actor=manager,
            )


def _charges_of_the_year(stage: Stage) -> None:
    """Last year’s charges of the homes let with provisions, ready to be looked at."""
    manager, year = stage.by("rental_manager"), stage.today.year - 1
    row = charges.open_charge_year(
        stage.sites["scattered"],
        starts_on=date(year, 1, 1),
        ends_on=date(year + 1, 1, 1),
        actor=manager,
    )
    for rubric, label, amount, percent, key, proof in BILLS:
        charges.add_charge_expense(
            row,
            rubric=rubric,
            label=label,
            amount=Decimal(amount),
            percent=percent,
            key=key,
            proof=f"{proof} {year}",
            actor=manager,
        )


def _losses(stage: Stage) -> None:
    """Someone who left without a word: the debt is doubted, another is proposed to be given up."""
    gone = [
        account
        for account in HouseholdAccount.objects.order_by("pk")
        if not Occupancy.objects.filter(household=account.household_id, state="active").exists()
        and owed_by(account) > 50
    ]
    if gone:
        collecting.doubt_debt(
            gone[0],
            amount=owed_by(gone[0]),
            reason="Parti sans adresse",
            on=stage.today,
            actor=stage.by("accountant"),
        )
    if len(gone) > 1:
        collecting.propose_write_off(
            gone[1],
            amount=owed_by(gone[1]),
            reason="Effacement par la commission de surendettement",
            on=stage.today,
            actor=stage.by("rental_manager"),
        )
    collecting.count_till(
        stage.entity,
        on=stage.today - DAY,
        counted=max(balance_of(stage.entity, "531", on=stage.today - DAY), NOTHING),
        reason="Fond de caisse",
        actor=stage.by("accountant"),
    )
