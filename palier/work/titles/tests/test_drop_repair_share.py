from datetime import date

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.titles.actions import drop_repair_share, set_repair_share
from palier.work.titles.reads import who_pays
from palier.work.titles.tests.examples import a_holding


def _clause(organisation):
    return set_repair_share(
        a_holding(organisation),
        item="glass",
        payer="owner",
        clause="bail, art. 7",
        actor=someone_as(organisation, "rental_manager"),
    )


def test_the_text_decides_again():
    organisation = an_organisation()
    clause = _clause(organisation)

    holding = drop_repair_share(clause, actor=someone_as(organisation, "rental_manager"))

    place = holding.places.get().place
    assert who_pays(place, "glass", date(2026, 5, 2)).payer == "occupant"
