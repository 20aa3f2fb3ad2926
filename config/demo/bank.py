"""The bank of the demo: writes statements in camt.053.001.08, as a real one would."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from xml.sax.saxutils import escape


@dataclass(frozen=True)
class Told:
    """One movement as the bank tells it."""

    on: date
    amount: Decimal
    party: str
    iban: str
    text: str


def iban(number: int) -> str:
    """An invented French IBAN with a right key."""
    account = f"3000400001{number:011d}"
    key = 97 - int(str(int(account) * 100)) % 97
    national = f"{account}{key:02d}"
    check = 98 - int(national + "152700") % 97
    return f"FR{check:02d}{national}"


def statement(
    account: str, reference: str, first: date, last: date, opening: Decimal, told: list[Told]
) -> tuple[bytes, Decimal]:
    """The file of a statement, and its closing balance (euros)."""
    closing = opening + sum((each.amount for each in told), Decimal(0))
    entries = "".join(_entry(each, f"{reference}-{rank:04d}") for rank, each in enumerate(told, 1))
    text = f"""<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
<GrpHdr><MsgId>{reference}</MsgId><CreDtTm>{last}T20:00:00</CreDtTm></GrpHdr>
<Stmt><Id>{reference}</Id><Acct><Id><IBAN>{account}</IBAN></Id><Ccy>EUR</Ccy></Acct>
{_balance("OPBD", opening, first)}{_balance("CLBD", closing, last)}{entries}</Stmt>
</BkToCstmrStmt></Document>"""
    return text.encode(), closing


def _sign(amount: Decimal) -> str:
    return "CRDT" if amount >= 0 else "DBIT"


def _balance(code: str, amount: Decimal, on: date) -> str:
    return (
        f"<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp>"
        f'<Amt Ccy="EUR">{abs(amount):.2f}</Amt><CdtDbtInd>{_sign(amount)}</CdtDbtInd>'
        f"<Dt><Dt>{on}</Dt></Dt></Bal>\n"
    )


def _entry(told: Told, reference: str) -> str:
    side = "Dbtr" if told.amount >= 0 else "Cdtr"
    account = f"<{side}Acct><Id><IBAN>{told.iban}</IBAN></Id></{side}Acct>" if told.iban else ""
    return f"""<Ntry><Amt Ccy="EUR">{abs(told.amount):.2f}</Amt><CdtDbtInd>{_sign(told.amount)}</CdtDbtInd>
<Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>{told.on}</Dt></BookgDt><ValDt><Dt>{told.on}</Dt></ValDt>
<AcctSvcrRef>{reference}</AcctSvcrRef><NtryDtls><TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs>
<RltdPties><{side}><Pty><Nm>{escape(told.party)}</Nm></Pty></{side}>{account}</RltdPties>
<RmtInf><Ustrd>{escape(told.text)}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
"""


def working_day(day: date) -> date:
    """That day, or the Monday after."""
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)
