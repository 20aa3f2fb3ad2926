"""Who a bank line surely comes from: nothing is posted unless everything it says agrees."""

import re
from collections import defaultdict
from datetime import date
from decimal import Decimal

from django.db.models import Q

from palier.base.bank.models import StatementLine
from palier.base.kit.money import NOTHING
from palier.base.tenancy.models import LegalEntity
from palier.base.tenancy.reads import kept_by
from palier.work.billing.actions.payments import Received
from palier.work.billing.models import (
    HouseholdAccount,
    PayerIban,
    Payment,
    RentNotice,
    ThirdAccount,
)
from palier.work.billing.payers import asked_of
from palier.work.billing.proposing import NOTICE, Proposer
from palier.work.billing.reads import deposits_to_match, to_deposit
from palier.work.leases.models import Occupancy

# As we write them; and as people copy them, which may also be an address or a shop's number.
CONTRACT = re.compile(r"\bB-(\d{4,8})\b", re.IGNORECASE)
THIRD = re.compile(r"\bT(\d{1,9})-(\d{4})(0[1-9]|1[0-2])\b", re.IGNORECASE)
LOOSE_NOTICE = re.compile(r"\bAV\s?0*(\d{1,9})\b", re.IGNORECASE)
LOOSE_CONTRACT = re.compile(r"\bB\s?(\d{4,8})\b|\bCONTRAT\s+(\d{4,8})\b", re.IGNORECASE)

DEPOSIT = re.compile(r"\b(d[ée]p[ôo]ts?\s+de\s+garantie|caution)\b", re.IGNORECASE)


def is_deposit(line: StatementLine) -> bool:
    """Whether a line says that it is a security deposit: no rent, whoever it names."""
    return DEPOSIT.search(_said(line)) is not None


Payer = HouseholdAccount | None


def recognise(lines: list[StatementLine]) -> dict[str, list[Received]]:
    """What is surely a payment among `lines`, by how it was recognised; the rest waits.

    A line is posted when the notice or contract it names, and the IBAN it comes from, are of one
    household, and when its name or amount is not another's. Any doubt leaves it to a person, and
    so does a batch that the bank does not share out, or an order of ours that came back.
    """
    coming = [each for each in lines if each.amount > 0 and not (each.parts or each.return_code)]
    if not coming:
        return {}
    found: dict[str, list[Received]] = defaultdict(list)
    by_entity: dict[LegalEntity, list[StatementLine]] = defaultdict(list)
    for line in coming:
        by_entity[line.statement.bank_account.entity].append(line)
    for entity, lines in by_entity.items():
        _recognise(lines, _Known(lines, entity), found)
    return found


def _recognise(
    lines: list[StatementLine], known: "_Known", found: dict[str, list[Received]]
) -> None:
    for line in lines:
        if is_deposit(line):
            continue  # a security deposit is no rent: a person says which
        answer = known.payer_of(line)
        if third := known.third_of(line):
            received = Received(None, line.held_on, line.amount, line=line, third=third)
            found["reference"].append(received)
        elif answer:
            by, account, notice = answer
            if known.is_noted(account, line):
                continue  # somebody noted it by hand: this line may be that money
            found[by].append(Received(account, line.held_on, line.amount, line=line, names=notice))


def _said(line: StatementLine) -> str:
    return f"{line.reference} {line.text}"


def _numbers(pattern: re.Pattern[str], line: StatementLine) -> set[int]:
    return {int(next(filter(None, match.groups()))) for match in pattern.finditer(_said(line))}


class _Known:
    """What many lines name, read once: notices, contracts, IBANs, names; of one entity's books."""

    def __init__(self, lines: list[StatementLine], entity: LegalEntity) -> None:
        self.notices = _notices(lines, entity)
        self.contracts = _contracts(lines, entity)
        self.payers = _payers(lines, entity)
        self.thirds = _thirds(lines, entity)
        self.proposer = Proposer(entity)
        self.noted = _noted(entity)

    def is_noted(self, account: Payer, line: StatementLine) -> bool:
        """Whether a transfer of that household and amount was noted by hand, as rent or as a
        deposit, and no line has told of it yet."""
        return account is not None and (account.household_id, line.amount) in self.noted

    def third_of(self, line: StatementLine) -> ThirdAccount | None:
        """The other payer whose reference it bears, if it pays what that month asks of it."""
        named = _third_references(line)
        if len(named) != 1 or _numbers(NOTICE, line) or _numbers(CONTRACT, line):
            return None
        third, asked = self.thirds.get(named.pop(), (None, NOTHING))
        return third if line.amount == asked and line.party_iban not in self.payers else None

    def payer_of(self, line: StatementLine) -> tuple[str, Payer, RentNotice | None] | None:
        notices = [self.notices.get(number) for number in _numbers(NOTICE, line)]
        contracts = [self.contracts.get(number) for number in _numbers(CONTRACT, line)]
        if None in notices or None in contracts:
            return None  # it names something that we do not know
        if not notices and not contracts:
            notices, contracts = self._loosely_named(line)
        named = {n.account for n in notices if n} | {c for c in contracts if c}
        if line.party_iban in self.payers:
            payer = self.payers[line.party_iban]
            if not payer.is_shared:
                named.add(payer.account)
                if len(named) == 1 and not self._is_of_another(line, payer.account):
                    by = "reference" if notices else "contract" if contracts else "iban"
                    return by, payer.account, next(iter(notices), None)
                return None
        if len(named) != 1:
            return None
        account = next(iter(named))
        if not self._agrees(line, account):
            return None
        return ("reference" if notices else "contract"), account, next(iter(notices), None)

    def _loosely_named(
        self, line: StatementLine
    ) -> tuple[list[RentNotice | None], list[HouseholdAccount | None]]:
        """What the line names in a looser way, when it is that household's."""
        notices: list[RentNotice | None] = [
            notice
            for number in _numbers(LOOSE_NOTICE, line)
            if (notice := self.notices.get(number)) and self._agrees(line, notice.account)
        ]
        contracts: list[HouseholdAccount | None] = [
            account
            for number in _numbers(LOOSE_CONTRACT, line)
            if (account := self.contracts.get(number)) and self._agrees(line, account)
        ]
        return notices, contracts

    def _agrees(self, line: StatementLine, account: Payer) -> bool:
        """Whether the name, or failing that the amount, is that household's."""
        if account is None:
            return True
        likely = self.proposer.alike(line)
        if account.household_id in likely:
            return True
        return not likely and line.amount in self.proposer.owed.get(account.household_id, ())

    def _is_of_another(self, line: StatementLine, account: Payer) -> bool:
        """Whether the name is surely that of another household and not of this one."""
        if account is None:
            return False
        likely = self.proposer.alike(line)
        return bool(likely) and account.household_id not in likely


def _noted(entity: LegalEntity) -> set[tuple[int, Decimal]]:
    """Transfers noted by hand that the bank has not told of, by household and amount."""
    rents = to_deposit(entity).filter(means=Payment.Means.TRANSFER, account__isnull=False)
    deposits = deposits_to_match(entity).filter(means=Payment.Means.TRANSFER, amount__gt=0)
    return {
        *rents.values_list("account__household", "amount"),
        *deposits.values_list("deposit__occupancy__household", "amount"),
    }


def _third_references(line: StatementLine) -> set[tuple[int, date]]:
    """The other payers and the months that a line names."""
    return {
        (int(match[1]), date(int(match[2]), int(match[3]), 1))
        for match in THIRD.finditer(_said(line))
        if match[2] > "0000"
    }


def _thirds(
    lines: list[StatementLine], entity: LegalEntity
) -> dict[tuple[int, date], tuple[ThirdAccount, Decimal]]:
    """Who each reference is, and what was asked of them that month (euros)."""
    named = {found for line in lines for found in _third_references(line)}
    if not named:
        return {}
    rows = ThirdAccount.objects.filter(entity=entity).in_bulk({pk for pk, _ in named})
    asked = asked_of(rows.values(), RentNotice.objects.all(), months={on for _, on in named})
    return {
        (pk, on): (
            rows[pk],
            sum((each.amount for each in asked[pk] if each.notice.run.month == on), NOTHING),
        )
        for pk, on in named
        if pk in rows
    }


def _notices(lines: list[StatementLine], entity: LegalEntity) -> dict[int, RentNotice]:
    numbers = {number for line in lines for number in _numbers(LOOSE_NOTICE, line)}
    rows = RentNotice.objects.filter(number__in=numbers, account__entity=entity).living()
    return {row.number: row for row in rows.select_related("account__household")}


def _contracts(lines: list[StatementLine], entity: LegalEntity) -> dict[int, HouseholdAccount]:
    numbers = {
        number
        for line in lines
        for pattern in (CONTRACT, LOOSE_CONTRACT)
        for number in _numbers(pattern, line)
    }
    occupancies = Occupancy.objects.filter(
        kept_by(entity, "site__"), number__in=[f"B-{n:04d}" for n in numbers]
    )
    households = {int(o.number[2:]): o.household_id for o in occupancies}
    accounts = {
        account.household_id: account
        for account in HouseholdAccount.objects.filter(
            household__in=households.values(), entity=entity
        ).select_related("household")
    }
    return {n: accounts[pk] for n, pk in households.items() if pk in accounts}


def _payers(lines: list[StatementLine], entity: LegalEntity) -> dict[str, PayerIban]:
    ibans = {line.party_iban for line in lines if line.party_iban}
    rows = PayerIban.objects.filter(
        Q(account__entity=entity) | Q(account=None), iban__in=ibans
    ).select_related("account__household")
    return {row.iban: row for row in rows}
