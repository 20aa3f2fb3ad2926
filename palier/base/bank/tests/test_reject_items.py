from datetime import date
from decimal import Decimal

import pytest

from palier.base.bank import returns
from palier.base.bank.actions import cancel_batch, reject_items
from palier.base.bank.models import SepaItem
from palier.base.bank.returns import Reject
from palier.base.bank.tests.examples import a_batch, a_waiting_line
from palier.base.kit.refusals import Refused
from palier.base.ledger.models import Entry
from palier.base.ledger.reads import balance_of
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.base.tenancy.tests.pages import come_in

MAY_7 = date(2026, 5, 7)
PAIN_002 = """<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.03"><CstmrPmtStsRpt>
<OrgnlPmtInfAndSts><TxInfAndSts><OrgnlEndToEndId>PALIER-00000001</OrgnlEndToEndId>
<TxSts>RJCT</TxSts><StsRsnInf><Rsn><Cd>AM04</Cd></Rsn></StsRsnInf></TxInfAndSts>
<TxInfAndSts><OrgnlEndToEndId>PALIER-00000002</OrgnlEndToEndId><TxSts>ACCP</TxSts></TxInfAndSts>
</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>"""
CAMT_054 = """<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08">
<BkToCstmrDbtCdtNtfctn><Ntfctn><Ntry><NtryDtls><TxDtls><Refs>
<EndToEndId>PALIER-00000001</EndToEndId></Refs><RtrInf><Rsn><Cd>MD06</Cd></Rsn></RtrInf>
</TxDtls></NtryDtls></Ntry></Ntfctn></BkToCstmrDbtCdtNtfctn></Document>"""


@pytest.mark.parametrize(("text", "code"), [(PAIN_002, "AM04"), (CAMT_054, "MD06")])
def test_both_formats_tell_the_same(text, code):
    assert returns.read(text.encode()) == [Reject("PALIER-00000001", code)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<Document xmlns='urn:x:camt.052.001.08'/>", "ni un pain.002, ni un camt.054"),
        ("<Document xmlns='urn:x:pain.002.001.03'/>", "aucun rejet"),
        ("rien", "incomplet ou abîmé"),
    ],
)
def test_another_file_is_refused(text, words):
    with pytest.raises(Refused, match=words):
        returns.read(text.encode())


def test_a_reject_makes_what_was_settled_owed_again_and_counts_once():
    organisation = an_organisation()
    batch = a_batch(organisation, "212.00", kind="debit")
    reject = Reject(batch.items.get().reference, "AM04")
    accountant = someone_as(organisation, "accountant")

    reject_items(organisation, rejects=[reject], on=MAY_7, actor=accountant)
    reject_items(organisation, rejects=[reject], on=MAY_7, actor=accountant)

    item = batch.items.get()
    assert (item.rejected_on, item.reject_code) == (MAY_7, "AM04")
    assert balance_of(main_entity(organisation), "511", on=MAY_7) == 0
    assert Entry.objects.count() == 2


def test_a_file_of_which_nothing_is_ours_is_refused_and_ours_are_noted_beside_others():
    organisation = an_organisation()
    batch = a_batch(organisation, kind="debit")
    known = Reject(batch.items.get().reference, "AM04")
    strange = Reject("PALIER-99999999", "AM04")
    accountant = someone_as(organisation, "accountant")

    with pytest.raises(Refused, match="« PALIER-99999999 » ne répond à aucun ordre"):
        reject_items(organisation, rejects=[strange], on=MAY_7, actor=accountant)
    assert not SepaItem.objects.filter(rejected_on__isnull=False).exists()

    told = reject_items(organisation, rejects=[strange, known], on=MAY_7, actor=accountant)
    assert (len(told.items), told.strange) == (1, [strange])


def test_an_order_of_a_cancelled_batch_cannot_come_back():
    organisation = an_organisation()
    batch, system = a_batch(organisation), the_system(organisation)
    cancel_batch(batch, on=MAY_7, actor=system)

    with pytest.raises(Refused, match="remise annulée"):
        reject_items(
            organisation,
            rejects=[Reject(batch.items.get().reference, "AC01")],
            on=MAY_7,
            actor=system,
        )

    assert batch.items.get().rejected_on is None


def test_a_code_is_told_in_words():
    assert returns.reason("AM04") == "provision insuffisante"
    assert returns.reason("XX99") == "motif XX99"


def test_a_batch_rejected_whole_is_all_its_orders():
    organisation = an_organisation()
    batch = a_batch(organisation, "212.00", "30.00", kind="debit")

    told = reject_items(
        organisation,
        rejects=[Reject(batch.reference, "AM05", whole=True)],
        on=MAY_7,
        actor=the_system(organisation),
    )

    assert len(told.items) == 2
    assert balance_of(main_entity(organisation), "511", on=MAY_7) == 0


def test_a_return_without_reference_is_known_by_its_mandate_or_told_and_stops_nothing():
    organisation = an_organisation()
    a_batch(organisation, "212.00", kind="debit")
    named = Reject("", "AM04", mandate="RUM-1", amount=Decimal("212.00"))
    strange = Reject("", "AM04", mandate="RUM-9", amount=Decimal("12.00"))

    told = reject_items(
        organisation, rejects=[named, strange], on=MAY_7, actor=the_system(organisation)
    )

    assert [item.amount for item in told.items] == [Decimal("212.00")]
    assert told.strange == [strange]


def test_rejected_whole_nothing_is_left_to_hand_over_nor_to_wait_for(client):
    organisation = an_organisation()
    batch = a_batch(organisation, "212.00", "10.00")
    accountant = someone_as(organisation, "accountant")
    first, second = batch.items.order_by("pk")

    reject_items(
        organisation, rejects=[Reject(first.reference, "AC04")], on=MAY_7, actor=accountant
    )
    batch.refresh_from_db()
    assert batch.state == "issued"
    reject_items(
        organisation, rejects=[Reject(second.reference, "AC04")], on=MAY_7, actor=accountant
    )

    batch.refresh_from_db()
    assert batch.state == "rejected"
    come_in(client, organisation, "accountant")
    page = client.get(f"/encaissements/remises/{batch.pk}/").content.decode()
    assert "Rejetée en entier" in page
    assert "Télécharger" not in page
    assert client.get(f"/encaissements/remises/{batch.pk}/fichier/").status_code == 403
    with pytest.raises(Refused):
        cancel_batch(batch, on=MAY_7, actor=accountant)


def test_a_bank_that_books_it_whole_then_each_reject_is_followed(client):
    organisation = an_organisation()
    batch = a_batch(organisation, "212.00")
    system = the_system(organisation)
    reject_items(
        organisation,
        rejects=[Reject(batch.items.get().reference, "AC04")],
        on=MAY_7,
        actor=system,
    )

    a_waiting_line(organisation, "-212.00", f"VIR {batch.reference}")

    batch.refresh_from_db()
    assert batch.state == "settled"
    come_in(client, organisation, "accountant")
    assert client.get(f"/encaissements/remises/{batch.pk}/fichier/").status_code == 403


def test_an_order_does_not_come_back_before_it_was_made():
    organisation = an_organisation()
    batch = a_batch(organisation)
    reject = Reject(batch.items.get().reference, "AC04")

    with pytest.raises(Refused, match="il ne revient pas avant"):
        reject_items(
            organisation,
            rejects=[reject],
            on=date(2026, 5, 3),
            actor=the_system(organisation),
        )

    assert not batch.items.filter(rejected_on__isnull=False).exists()
