from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.inventories.actions import fill_inventory, sign_inventory
from palier.work.inventories.tests.examples import an_inventory, content_of
from palier.work.leases.tests.examples import JANUARY, a_lived_in_contract

NAMES = {"signed_as": "Awa Diallo", "signed_for_us": "O. Marchetti"}


def test_both_sign_and_each_has_a_copy():
    organisation = an_organisation()
    sheet = an_inventory(a_lived_in_contract(organisation))

    sheet = sign_inventory(sheet, on=JANUARY, **NAMES, actor=someone_as(organisation, "host"))

    assert (sheet.state, sheet.signed_on, sheet.signed_as) == ("signed", JANUARY, "Awa Diallo")


@pytest.mark.parametrize(
    ("content", "names", "because"),
    [
        (content_of(keys=""), {}, "clés.*2016-382"),
        (
            {
                **content_of(),
                "rooms": [{"name": "Cuisine", "elements": [{"name": "sol", "state": ""}]}],
            },
            {},
            "Rien n’est noté pour : Cuisine",
        ),
        (content_of(), {"signed_as": " "}, "deux noms"),
    ],
)
def test_decret_2016_382_what_is_missing_is_named(content, names, because):
    organisation = an_organisation()
    host = someone_as(organisation, "host")
    sheet = fill_inventory(
        an_inventory(a_lived_in_contract(organisation)), on=JANUARY, content=content, actor=host
    )

    with pytest.raises(Refused, match=because):
        sign_inventory(sheet, on=date(2026, 1, 2), **{**NAMES, **names}, actor=host)

    sheet.refresh_from_db()
    assert (sheet.state, sheet.signed_on) == ("draft", None)
