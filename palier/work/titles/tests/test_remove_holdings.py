from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import the_system
from palier.registers.housing.tests.examples import a_place, a_site
from palier.registers.people.tests.examples import a_body
from palier.work.titles.actions import record_holding, remove_holdings
from palier.work.titles.models import Holding
from palier.work.titles.tests.examples import JANUARY


def _holding(organisation, place):
    return record_holding(
        a_body(organisation),
        kind="head_lease",
        places=[place],
        starts_on=JANUARY,
        actor=the_system(organisation),
    )


def test_a_title_recorded_by_mistake_is_gone():
    organisation = an_organisation()
    holding = _holding(organisation, a_place(a_site(organisation)))

    remove_holdings(organisation, holdings=[holding], actor=the_system(organisation))

    assert not Holding.objects.exists()
