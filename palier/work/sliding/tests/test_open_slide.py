from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.leases.tests.examples import JANUARY, a_lived_in_contract, a_sublet_home
from palier.work.sliding.actions import open_slide
from palier.work.sliding.models import SlidingLease

FEBRUARY = date(2026, 2, 1)


@pytest.mark.parametrize(
    ("regime", "told", "months", "next_on"),
    [
        ("hlm_sublease", {"tripartite_on": JANUARY, "review_months": 3}, 6, date(2026, 8, 1)),
        ("art8_sublease", {"review_months": 3}, 3, date(2026, 5, 1)),
        ("art8_sublease", {}, None, None),
    ],
)
def test_cch_l442_8_3_the_law_sets_six_months_for_hlm_and_the_contract_elsewhere(
    regime, told, months, next_on
):
    organisation = an_organisation()

    slide = open_slide(
        a_sublet_home(organisation, regime=regime),
        sublease_signed_on=FEBRUARY,
        **told,
        actor=someone_as(organisation, "rental_manager"),
    )

    assert (slide.review_months, slide.next_review_on) == (months, next_on)


def test_without_the_agreement_of_the_three_an_hlm_sublease_does_not_slide():
    organisation = an_organisation()

    with pytest.raises(Refused, match="tripartite est annexée"):
        open_slide(
            a_sublet_home(organisation),
            sublease_signed_on=FEBRUARY,
            actor=someone_as(organisation, "rental_manager"),
        )

    assert not SlidingLease.objects.exists()


def test_only_a_sublease_slides_and_once():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    told = {"sublease_signed_on": FEBRUARY, "tripartite_on": FEBRUARY, "actor": manager}
    home = a_sublet_home(organisation)
    open_slide(home, **told)

    with pytest.raises(Refused, match="déjà un bail glissant"):
        open_slide(home, **told)
    with pytest.raises(Refused, match="seule une sous-location glisse"):
        open_slide(a_lived_in_contract(organisation, regime="logement_foyer"), **told)

    assert SlidingLease.objects.count() == 1
