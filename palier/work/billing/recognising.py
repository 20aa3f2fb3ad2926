"""Who a bank line comes from: by the notice it names, the contract, or a known IBAN."""

import re
from collections import defaultdict

from palier.base.bank.models import StatementLine
from palier.work.billing.actions.payments import Received
from palier.work.billing.models import HouseholdAccount, PayerIban, RentNotice
from palier.work.leases.models import Occupancy

NOTICE = re.compile(r"\bAV\s?0*(\d{1,9})\b", re.IGNORECASE)
CONTRACT = re.compile(r"\bB-?(\d{4,8})\b", re.IGNORECASE)


def recognise(lines: list[StatementLine]) -> dict[str, list[Received]]:
    """What is surely a payment among `lines`, by how it was recognised; the rest waits."""
    coming = [line for line in lines if line.amount > 0]
    notices = _notices(coming)
    contracts = _contracts(coming)
    payers = _payers(coming)
    found: dict[str, list[Received]] = defaultdict(list)
    for line in coming:
        notice = notices.get(_first(NOTICE, line))
        account = contracts.get(_first(CONTRACT, line))
        if notice:
            found["reference"].append(
                Received(notice.account, line.on, line.amount, line=line, names=notice)
            )
        elif account:
            found["contract"].append(Received(account, line.on, line.amount, line=line))
        elif line.party_iban in payers:
            found["iban"].append(
                Received(payers[line.party_iban], line.on, line.amount, line=line)
            )
    return found


def _first(pattern: re.Pattern[str], line: StatementLine) -> int:
    match = pattern.search(f"{line.reference} {line.text}")
    return int(match[1]) if match else -1


def _notices(lines: list[StatementLine]) -> dict[int, RentNotice]:
    numbers = {_first(NOTICE, line) for line in lines}
    rows = RentNotice.objects.filter(number__in=numbers).living()
    return {row.number: row for row in rows.select_related("account__household")}


def _contracts(lines: list[StatementLine]) -> dict[int, HouseholdAccount]:
    numbers = {_first(CONTRACT, line) for line in lines} - {-1}
    occupancies = Occupancy.objects.filter(number__in=[f"B-{n:04d}" for n in numbers])
    by_household = {o.household_id: int(o.number[2:]) for o in occupancies}
    accounts = HouseholdAccount.objects.filter(household__in=by_household)
    return {
        by_household[account.household_id]: account
        for account in accounts.select_related("household")
    }


def _payers(lines: list[StatementLine]) -> dict[str, HouseholdAccount | None]:
    ibans = {line.party_iban for line in lines if line.party_iban}
    rows = PayerIban.objects.filter(iban__in=ibans).select_related("account__household")
    return {row.iban: row.account for row in rows}
