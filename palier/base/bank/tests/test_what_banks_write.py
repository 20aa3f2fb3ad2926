"""Files as banks write them: batches, returns, versions, blocks, zips; a line is never lost."""

import io
import zipfile
from collections import Counter
from datetime import date
from decimal import Decimal

import pytest

from palier.base.bank import camt, cfonb, reading, returns
from palier.base.bank.actions import import_statement
from palier.base.bank.models import SepaBatch, Statement, StatementLine
from palier.base.bank.returns import Reject
from palier.base.bank.tests.examples import IBAN, a_bank_account, a_batch, a_file, an_entry
from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import the_system

RIB_IBAN = cfonb.iban_of("300040000100000000001")


def a_detail(amount: str = "", party: str = "", sign: str = "", more: str = "") -> str:
    money = f'<Amt Ccy="EUR">{amount}</Amt>' if amount else ""
    way = f"<CdtDbtInd>{sign}</CdtDbtInd>" if sign else ""
    return (
        f"<TxDtls>{more}{money}{way}<RltdPties><Dbtr><Pty><Nm>{party}</Nm></Pty></Dbtr>"
        f"<DbtrAcct><Id><IBAN>{IBAN}</IBAN></Id></DbtrAcct></RltdPties>"
        f"<RmtInf><Ustrd>LOYER {party}</Ustrd></RmtInf></TxDtls>"
    )


def a_lot(total: str, *details: str, count: int = 0, way: str = "CRDT", more: str = "") -> str:
    told = f"<Btch><NbOfTxs>{count}</NbOfTxs></Btch>" if count else ""
    return (
        f'<Ntry><Amt Ccy="EUR">{total}</Amt><CdtDbtInd>{way}</CdtDbtInd>{more}<Sts><Cd>BOOK</Cd></Sts>'
        f"<BookgDt><Dt>2026-05-06</Dt></BookgDt><AcctSvcrRef>R1</AcctSvcrRef>"
        f"<NtryDtls>{told}{''.join(details)}</NtryDtls></Ntry>"
    )


def movements(*entries: str, closing: str):
    [told] = camt.read(a_file(*entries, closing=closing))
    return told.movements


def test_a_batch_without_amounts_is_of_nobody():
    lot = a_lot(
        "1350.00", *(a_detail(party=who) for who in ("Sorel", "Vasseur", "Marchetti")), count=3
    )

    [line] = movements(lot, closing="2350.00")

    assert (line.amount, line.party, line.party_iban, line.reference) == (1350, "", "", "")
    assert [part.split(" · ")[0] for part in line.parts] == ["Sorel", "Vasseur", "Marchetti"]
    assert "Sorel" not in line.text
    organisation = an_organisation()
    a_bank_account(organisation)
    content = a_file(lot, closing="2350.00")
    import_statement(organisation, content=content, actor=the_system(organisation))
    kept = StatementLine.objects.get()
    assert (kept.state, len(kept.parts)) == ("waiting", 3)


@pytest.mark.parametrize(
    ("total", "details", "count", "expected"),
    [
        ("700.00", [("450.00", ""), ("250.00", "")], 2, ["450.00", "250.00"]),
        # Each detail has its own sign.
        ("200.00", [("450.00", "CRDT"), ("250.00", "DBIT")], 2, ["450.00", "-250.00"]),
        # What the bank keeps of a card remittance is a fee, told apart.
        ("98.50", [("60.00", ""), ("40.00", "")], 2, ["60.00", "40.00", "-1.50"]),
        # Some details are missing, or one has no amount: nothing is shared out.
        ("700.00", [("450.00", ""), ("250.00", "")], 3, ["700.00"]),
        ("700.00", [("450.00", ""), ("", "")], 2, ["700.00"]),
        ("700.00", [("450.00", ""), ("150.00", "")], 2, ["700.00"]),
    ],
)
def test_a_batch_is_shared_out_only_when_it_adds_up(total, details, count, expected):
    lot = a_lot(total, *(a_detail(a, f"N{i}", s) for i, (a, s) in enumerate(details)), count=count)

    found = movements(lot, closing=str(Decimal("1000.00") + Decimal(total)))

    assert [str(each.amount) for each in found] == expected
    assert sum(each.amount for each in found) == Decimal(total)
    if len(found) == 1:
        assert (found[0].party, found[0].party_iban) == ("", "")


def test_a_returned_debit_told_by_the_statement_is_rejected_and_its_payer_known():
    organisation = an_organisation()
    batch = a_batch(organisation, "450.00", kind="debit")
    item = batch.items.get()
    refs = f"<Refs><EndToEndId>{item.reference}</EndToEndId></Refs>"
    why = "<RtrInf><Rsn><Cd>AM04</Cd></Rsn></RtrInf>"
    detail = a_detail("450.00", "Lune Sorel", more=refs).replace("</RmtInf>", f"</RmtInf>{why}")
    lot = a_lot("450.00", detail, way="DBIT", more="<RvslInd>true</RvslInd>")
    content = a_file(lot, closing="550.00", iban=batch.bank_account.iban)

    import_statement(organisation, content=content, actor=the_system(organisation))

    item.refresh_from_db()
    line = StatementLine.objects.get()
    assert (item.rejected_on, item.reject_code) == (date(2026, 5, 6), "AM04")
    assert item.reject_line_id == line.pk
    assert (line.party, line.party_iban, line.return_code) == ("Lune Sorel", IBAN, "AM04")


@pytest.mark.parametrize("version", [f"{number:02d}" for number in range(2, 14)])
def test_every_version_that_banks_send_is_read(version):
    style = "02" if version in {"02", "03", "04", "05", "06", "07"} else "08"
    [told] = camt.read(
        a_file(an_entry("12.00", version=style), closing="1012.00", version=version)
    )
    assert [(each.amount, each.party) for each in told.movements] == [(12, "DIALLO")]


def pain_002(inside: str, group: str = "") -> bytes:
    return (
        '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.03"><CstmrPmtStsRpt>'
        f"<OrgnlGrpInfAndSts><OrgnlMsgId>PALIER-R000001</OrgnlMsgId>{group}</OrgnlGrpInfAndSts>"
        f"{inside}</CstmrPmtStsRpt></Document>"
    ).encode()


WHY = "<StsRsnInf><Rsn><Cd>AM05</Cd></Rsn></StsRsnInf>"
ORDER = "<TxInfAndSts><OrgnlEndToEndId>PALIER-00000001</OrgnlEndToEndId>{}</TxInfAndSts>"
BLOCK = "<OrgnlPmtInfAndSts><PmtInfSts>{}</PmtInfSts>{}</OrgnlPmtInfAndSts>"
WHOLE = Reject("PALIER-R000001", "AM05", whole=True)
ONE = Reject("PALIER-00000001", "AM05")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (pain_002("", f"<GrpSts>RJCT</GrpSts>{WHY}"), [WHOLE]),
        (pain_002(BLOCK.format("RJCT", WHY)), [WHOLE]),
        (pain_002(BLOCK.format("RJCT", WHY + ORDER.format(""))), [ONE]),
        (pain_002(BLOCK.format("PART", ORDER.format(f"<TxSts>RJCT</TxSts>{WHY}"))), [ONE]),
        (
            pain_002(BLOCK.format("", ORDER.format("")), f"<GrpSts>RJCT</GrpSts>{WHY}"),
            [Reject("PALIER-00000001", "MS03")],
        ),
    ],
)
def test_a_status_holds_for_what_it_is_of(content, expected):
    assert returns.read(content) == expected


@pytest.mark.parametrize(
    "content",
    [
        pain_002(BLOCK.format("ACCP", ORDER.format("")), "<GrpSts>ACCP</GrpSts>"),
        pain_002(BLOCK.format("ACSC", ORDER.format("<TxSts>ACSC</TxSts>"))),
        pain_002("", "<GrpSts>ACTC</GrpSts>"),
    ],
)
def test_an_order_accepted_with_its_block_is_no_reject(content):
    with pytest.raises(Refused, match="aucun rejet"):
        returns.read(content)


RECORD = "{code}30004{inner}00001EUR2 00000000001  {day}{rest}"


def a_record(code: str, day: str, amount: int, said: str = "", inner: str = "    ") -> str:
    start = f"{code}30004{inner}00001EUR2 00000000001  {day}"
    if code == "04":
        start = f"0430004B10100001EUR2 0000000000105{day}  {day}{said}"
    return f"{start.ljust(90)}{amount:013d}{{".ljust(120)


def blocks(*records: str) -> bytes:
    return "\r\n".join(records).encode() + b"\r\n"


A_DAY = (
    a_record("01", "281126", 8444328),
    a_record("04", "301126", 450, "VIR SEPA RECU LOYER"),
    a_record("07", "301126", 8444778),
)
NEXT = (
    a_record("01", "281126", 8444778),
    a_record("04", "301126", 450, "VIR SEPA RECU LOYER"),
    a_record("07", "301126", 8445228),
)


@pytest.mark.parametrize("order", [(A_DAY, NEXT), (NEXT, A_DAY), (A_DAY, NEXT, A_DAY, NEXT)])
def test_an_equal_transfer_of_the_statement_that_follows_is_kept(order):
    organisation = an_organisation()
    a_bank_account(organisation, RIB_IBAN)
    for records in order:
        import_statement(organisation, content=blocks(*records), actor=the_system(organisation))

    assert Counter(StatementLine.objects.values_list("amount", flat=True)) == {Decimal("45.00"): 2}
    for each in Statement.objects.with_gap():
        assert each.gap == 0
        kept = sum(line.amount for line in each.lines.all())
        assert kept + each.told_before == each.closing - each.opening


def test_a_block_without_its_end_is_not_replaced_by_the_next():
    with pytest.raises(Refused, match=r"Ligne 3 .* ligne 1\)"):
        cfonb.read(blocks(A_DAY[0], A_DAY[1], *A_DAY))


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf" + blocks(*A_DAY),
        "\r\n".join(A_DAY).encode("utf-16"),
        blocks(a_record("01", "281126", 8444328, inner="0000"), *A_DAY[1:]),
        "".join(A_DAY).encode(),
        blocks(*A_DAY) + b"\x1a",
    ],
)
def test_cfonb_is_known_by_its_records(content):
    [told] = reading.plain(content)
    assert [each.amount for each in told.movements] == [Decimal("45.00")]


def test_a_file_that_lost_its_beginning_is_said_so():
    with pytest.raises(Refused, match="a perdu son début"):
        reading.plain(blocks(*A_DAY[1:]))


def test_a_control_sign_does_not_enter():
    [told] = cfonb.read(
        blocks(A_DAY[0], a_record("04", "301126", 450, "VIR RECU\x02MME SOREL"), A_DAY[2])
    )
    assert told.movements[0].text == "VIR RECUMME SOREL"


def test_a_zip_of_statements_is_read_whole_or_not_at_all():
    organisation = an_organisation()
    a_bank_account(organisation, RIB_IBAN)

    def a_zip(*files: bytes) -> bytes:
        kept = io.BytesIO()
        with zipfile.ZipFile(kept, "w") as folder:
            for rank, each in enumerate(files):
                folder.writestr(f"releve-{rank}.txt", each)
        return kept.getvalue()

    with pytest.raises(Refused, match=r"releve-1\.txt : "):
        import_statement(
            organisation, content=a_zip(blocks(*A_DAY), b"<html/>"), actor=the_system(organisation)
        )
    assert not Statement.objects.exists()

    told = import_statement(
        organisation, content=a_zip(blocks(*A_DAY), blocks(*NEXT)), actor=the_system(organisation)
    )
    assert (len(told.statements), len(told.lines)) == (2, 2)


@pytest.mark.parametrize(
    ("reference", "number"),
    [
        ("PALIER-R000012", 12),
        ("PALIER-R1000000", 1_000_000),
        ("PALIER-R", None),
        ("AUTRE-R000012", None),
        ("PALIER-R²", None),
        ("PALIER-R" + "9" * 27, None),
    ],
)
def test_only_a_reference_of_ours_names_a_batch(reference, number):
    assert SepaBatch.number_in(reference) == number
