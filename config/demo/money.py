"""The bank of a month, and what the accountant says of it."""

import random
from collections.abc import Iterator
from decimal import Decimal

from config.demo import bank
from config.demo.stage import CAF_IBAN, DAY, Stage, Tenancy
from palier.base.bank.actions import import_statement, post_bank_opening, set_line_aside
from palier.base.bank.models import BankAccount, StatementLine
from palier.base.kit.money import CENT
from palier.base.ledger.actions import settle_opening
from palier.base.ledger.models import Account
from palier.base.ledger.reads import balance_of
from palier.law.dates import Month
from palier.work.billing import actions as billing
from palier.work.billing.models import RentNotice
from palier.work.leases.models import Occupancy


def assign_by_hand(stage: Stage, month: Month) -> None:
    """The accountant says whom the lines without reference come from, before the month closes."""
    for line in StatementLine.objects.filter(
        state="waiting", amount__gt=0, on__gte=month.first, on__lt=month.end
    ):
        namesakes = Occupancy.objects.filter(
            household__name__iexact=f"Ménage {line.party}", state="active"
        )
        owing = namesakes.filter(notices__month=month.first, notices__net=line.amount)
        living = owing.first() or namesakes.first()
        account = living.household.rent_accounts.first() if living else None
        if account:
            billing.assign_line(line, account=account, actor=stage.by("accountant"))
        else:
            set_line_aside(
                line, reason="Ménage parti : écrit à la banque", actor=stage.by("accountant")
            )


def bank_month(stage: Stage, month: Month) -> None:
    """The statement of the month, as far as today; the accountant imports it."""
    last = min(month.last, stage.today)
    told = [each for each in _movements(stage, month) if each.on <= last]
    told += [each for each in stage.told if month.first <= each.on <= last]
    told.sort(key=lambda each: (each.on, each.party))
    content, stage.balance = bank.statement(
        stage.account, f"REL-{month}", month.first, last, stage.balance, told
    )
    import_statement(stage.organisation, content=content, actor=stage.by("accountant"))
    own = BankAccount.objects.get(iban=stage.account)
    if own.opening_entry_id is None:
        post_bank_opening(own, actor=stage.by("accountant"))
        brought = balance_of(stage.entity, "890", on=month.first)
        settle_opening(
            stage.entity,
            code="119" if brought > 0 else "110",
            on=month.first,
            actor=stage.by("accountant"),
        )
    fees = StatementLine.objects.filter(
        statement__reference=f"REL-{month}", text__startswith="FRAIS"
    )
    for line in fees:
        if month < Month.of(stage.today):
            set_line_aside(
                line,
                reason="Frais bancaires du mois",
                account=Account.objects.get(entity=stage.entity, code="627"),
                actor=stage.by("accountant"),
            )


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
    if notice is None or notice.net <= 0 or tenancy.habit == "guardian":
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
