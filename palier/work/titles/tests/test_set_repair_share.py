from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.titles.actions import set_repair_share
from palier.work.titles.models import HoldingShare
from palier.work.titles.reads import who_pays
from palier.work.titles.tests.examples import a_holding

MAY = date(2026, 5, 2)


def test_a_clause_prevails_over_the_text():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    holding = a_holding(organisation)
    place = holding.places.get().place
    before = who_pays(place, "heating_service", MAY)

    set_repair_share(
        holding, item="heating_service", payer="owner", clause="bail, art. 7", actor=manager
    )
    set_repair_share(
        holding, item="heating_service", payer="owner", clause="bail, art. 8", actor=manager
    )

    after = who_pays(place, "heating_service", MAY)
    assert (before.payer, after.payer, after.source) == ("association", "owner", "bail, art. 8")
    assert who_pays(place, "structure", MAY).source == "Code civil, art. 606 et 1720"
    assert who_pays(place, "structure", date(2023, 12, 31)) is None
    assert HoldingShare.objects.count() == 1


def test_a_clause_cites_where_it_is_written():
    organisation = an_organisation()
    holding = a_holding(organisation)

    with pytest.raises(Refused, match="Citez l’article"):
        set_repair_share(
            holding,
            item="glass",
            payer="owner",
            clause=" ",
            actor=someone_as(organisation, "rental_manager"),
        )

    assert not HoldingShare.objects.exists()
