from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.inventories.actions import complete_inventory
from palier.work.inventories.tests.examples import a_signed_inventory
from palier.work.leases.tests.examples import a_lived_in_contract


def test_loi_89_462_article_3_2_ten_days_or_the_first_month_of_heating():
    organisation = an_organisation()
    host = someone_as(organisation, "host")
    sheet = a_signed_inventory(a_lived_in_contract(organisation))

    complete_inventory(sheet, on=date(2026, 1, 11), words="Volet bloqué", actor=host)
    sheet = complete_inventory(
        sheet, on=date(2026, 11, 3), words="Radiateur froid", heating=True, actor=host
    )

    assert "Volet bloqué" in sheet.complement
    assert "Radiateur froid" in sheet.complement


def test_after_ten_days_the_landlord_may_say_no():
    organisation = an_organisation()
    sheet = a_signed_inventory(a_lived_in_contract(organisation))

    with pytest.raises(Refused, match="Dix jours sont passés"):
        complete_inventory(
            sheet,
            on=date(2026, 1, 12),
            words="Volet bloqué",
            actor=someone_as(organisation, "host"),
        )

    sheet.refresh_from_db()
    assert sheet.complement == ""
