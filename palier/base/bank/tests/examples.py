"""Example bank accounts and statements, for this room and those above."""

from datetime import date
from decimal import Decimal

from palier.base.bank.actions import NewItem, add_bank_account, import_statement, issue_batch
from palier.base.bank.models import BankAccount, SepaBatch, Statement, StatementLine
from palier.base.ledger.actions import needed_account
from palier.base.ledger.models import Account
from palier.base.tenancy.models import Organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import the_system

IBAN = "FR7630006000011234567890189"
NS = "urn:iso:std:iso:20022:tech:xsd:camt.053.001."


def a_bank_account(organisation: Organisation, iban: str = IBAN) -> BankAccount:
    entity = main_entity(organisation)
    return add_bank_account(
        entity,
        label="Compte courant",
        iban=iban,
        account=Account.objects.get(entity=entity, code="5121"),
        actor=the_system(organisation),
    )


def an_entry(
    amount: str,
    text: str = "LOYER",
    *,
    on: str = "2026-05-06",
    party: str = "DIALLO",
    iban: str = "",
    mark: str = "",
    version: str = "08",
) -> str:
    """One movement; a negative amount goes out."""
    sign, side = ("DBIT", "Cdtr") if amount.startswith("-") else ("CRDT", "Dbtr")
    account = f"<{side}Acct><Id><IBAN>{iban}</IBAN></Id></{side}Acct>" if iban else ""
    name = f"<Nm>{party}</Nm>" if version == "02" else f"<Pty><Nm>{party}</Nm></Pty>"
    state = "<Sts>BOOK</Sts>" if version == "02" else "<Sts><Cd>BOOK</Cd></Sts>"
    reference = f"<AcctSvcrRef>{mark}</AcctSvcrRef>" if mark else ""
    return (
        f'<Ntry><Amt Ccy="EUR">{amount.lstrip("-")}</Amt><CdtDbtInd>{sign}</CdtDbtInd>{state}'
        f"<BookgDt><Dt>{on}</Dt></BookgDt>{reference}<NtryDtls><TxDtls>"
        f"<RltdPties><{side}>{name}</{side}>{account}</RltdPties>"
        f"<RmtInf><Ustrd>{text}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>"
    )


def a_file(
    *entries: str,
    opening: str = "1000.00",
    closing: str = "1000.00",
    iban: str = IBAN,
    reference: str = "REL-1",
    version: str = "08",
) -> bytes:
    """A camt.053 file with these movements and balances."""

    def balance(code: str, amount: str, on: str) -> str:
        return (
            f"<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp>"
            f'<Amt Ccy="EUR">{amount.lstrip("-")}</Amt>'
            f"<CdtDbtInd>{'DBIT' if amount.startswith('-') else 'CRDT'}</CdtDbtInd>"
            f"<Dt><Dt>{on}</Dt></Dt></Bal>"
        )

    return (
        f'<?xml version="1.0" encoding="UTF-8"?><Document xmlns="{NS}{version}"><BkToCstmrStmt>'
        f"<GrpHdr><MsgId>1</MsgId></GrpHdr><Stmt><Id>{reference}</Id>"
        f"<Acct><Id><IBAN>{iban}</IBAN></Id></Acct>"
        f"{balance('OPBD', opening, '2026-05-01')}{balance('CLBD', closing, '2026-05-31')}"
        f"{''.join(entries)}</Stmt></BkToCstmrStmt></Document>"
    ).encode()


def a_waiting_line(
    organisation: Organisation,
    amount: str = "212.00",
    text: str = "SANS REFERENCE",
    iban: str = "",
) -> StatementLine:
    """A line that nothing recognises, on a statement of its own that follows the one before."""
    if not BankAccount.objects.filter(organisation=organisation).exists():
        a_bank_account(organisation)
    reference = f"REL-{StatementLine.objects.count() + 1}"
    before = Statement.objects.order_by("-pk").first()
    opening = before.closing if before else Decimal("1000.00")
    content = a_file(
        an_entry(amount, text, iban=iban),
        opening=str(opening),
        closing=str(opening + Decimal(amount)),
        reference=reference,
    )
    for day in (b"2026-05-01", b"2026-05-31"):
        content = content.replace(day, b"2026-05-06")
    import_statement(organisation, content=content, actor=the_system(organisation))
    return StatementLine.objects.latest("pk")


MAY_6 = date(2026, 5, 6)


def a_collecting_account(organisation: Organisation) -> BankAccount:
    """A bank account that may collect direct debits."""
    bank = a_bank_account(organisation)
    bank.bic, bank.creditor_id = "AGRIFRPP", "FR72ZZZ123456"
    bank.save()
    return bank


def an_item(bank: BankAccount, name: str = "SCI Diallo", amount: str = "450.00") -> NewItem:
    """An order for an owner, against account 401."""
    return NewItem(
        name,
        "FR7630004000010000000000179",
        Decimal(amount),
        "Loyer de mai",
        needed_account(bank.entity, "401"),
        mandate="RUM-1",
        mandate_on=date(2026, 1, 5),
        sequence="RCUR",
    )


def a_batch(organisation: Organisation, *amounts: str, kind: str = "transfer") -> SepaBatch:
    """Transfers of these amounts on Wednesday 6 May 2026."""
    bank = BankAccount.objects.first() or a_collecting_account(organisation)
    return issue_batch(
        bank,
        kind=kind,
        version="pain.001.001.09" if kind == "transfer" else "pain.008.001.08",
        on=MAY_6,
        made_on=date(2026, 5, 4),
        label="Essai",
        items=[an_item(bank, amount=amount) for amount in amounts or ("450.00",)],
        actor=the_system(organisation),
    )
