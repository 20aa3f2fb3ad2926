"""The files handed to the bank, proved by the official schemas, and the days it is open."""

from datetime import date
from pathlib import Path

import pytest
import sepaxml
import xmlschema
from defusedxml import ElementTree

from palier.base.bank.actions import issue_batch
from palier.base.bank.sepa import file_of, latin
from palier.base.bank.target import is_open, next_open
from palier.base.bank.tests.examples import a_batch, a_collecting_account, an_item
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import a_member, a_user, the_system

MAY_6 = date(2026, 5, 6)
SCHEMAS = Path(sepaxml.__file__).parent / "schemas"


@pytest.mark.parametrize(
    ("kind", "version"),
    [
        ("transfer", "pain.001.001.03"),
        ("transfer", "pain.001.001.09"),
        ("debit", "pain.008.001.02"),
        ("debit", "pain.008.001.08"),
    ],
)
def test_each_format_is_right_by_its_schema_and_adds_up(kind, version):
    organisation = an_organisation("Toit d’Été & Cie")
    bank = a_collecting_account(organisation)
    batch = issue_batch(
        bank,
        kind=kind,
        version=version,
        on=MAY_6,
        made_on=date(2026, 5, 4),
        label="Essai",
        items=[an_item(bank, "Mme Zoé Ñandú", "450.10"), an_item(bank, amount="0.01")],
        actor=the_system(organisation),
    )

    content = file_of(batch)

    xmlschema.XMLSchema(str(SCHEMAS / f"{version}.xsd")).validate(content.decode())
    root = ElementTree.fromstring(content)
    ns = {"x": f"urn:iso:std:iso:20022:tech:xsd:{version}"}
    texts = {
        name: root.find(f".//x:GrpHdr/x:{name}", ns).text
        for name in ("MsgId", "NbOfTxs", "CtrlSum")
    }
    assert texts == {"MsgId": batch.reference, "NbOfTxs": "2", "CtrlSum": "450.11"}
    assert [n.text for n in root.findall(".//x:EndToEndId", ns)] == [
        "PALIER-00000001", "PALIER-00000002",
    ]  # fmt: skip
    assert "Mme Zoe Nandu" in content.decode()
    assert "AdrLine" not in content.decode()


def test_an_address_is_structured_or_not_there():
    organisation = an_organisation()
    batch = a_batch(organisation)
    batch.items.update(town="Arles", country="FR")

    text = file_of(batch).decode()

    assert "<TwnNm>Arles</TwnNm>" in text
    assert "<Ctry>FR</Ctry>" in text


def test_only_the_letters_of_sepa_are_written():
    assert latin("Élodie « d’Arles » _#1", 70) == "Elodie d'Arles 1"


@pytest.mark.parametrize(
    ("day", "answer"),
    [
        (date(2026, 4, 3), False),  # Good Friday
        (date(2026, 4, 6), False),  # Easter Monday
        (date(2026, 5, 1), False),
        (date(2026, 5, 8), True),  # a holiday in France, not for TARGET
        (date(2026, 12, 25), False),
        (date(2027, 1, 1), False),
        (date(2026, 5, 9), False),  # a Saturday
    ],
)
def test_target_is_open_by_its_calendar(day, answer):
    assert is_open(day) is answer


def test_the_next_open_day_passes_over_easter():
    assert next_open(date(2026, 4, 3)) == date(2026, 4, 7)


def test_the_pages_of_batches_answer_and_the_file_is_for_those_who_issue(client):
    organisation = an_organisation()
    batch = a_batch(organisation)

    def get(role: str, url: str):
        user = a_user()
        a_member(organisation, role, user=user)
        client.force_login(user)
        session = client.session
        session["organisation"] = organisation.pk
        session.save()
        return client.get(url)

    at = f"/encaissements/remises/{batch.pk}/"
    assert get("accountant", at).status_code == 200
    assert get("accountant", f"{at}fichier/")["Content-Disposition"].endswith(
        f'"{batch.reference}.xml"'
    )
    assert get("director", f"{at}fichier/").status_code == 403
    assert get("social_worker", at).status_code == 404
    assert get("accountant", "/encaissements/comptes/").status_code == 200
