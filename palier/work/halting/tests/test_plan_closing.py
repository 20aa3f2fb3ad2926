from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.halting.actions import plan_closing
from palier.work.halting.models import SiteClosing
from palier.work.halting.tests.examples import a_closing, a_halting_site


def _plan(site, role="rental_manager", **given):
    told = {"starts_on": date(2026, 8, 1), "ends_on": date(2026, 8, 22), "reason": "Travaux"}
    return plan_closing(site, actor=someone_as(site.organisation, role), **(told | given))


def test_it_closes_between_two_days():
    assert _plan(a_halting_site(an_organisation())).period.upper == date(2026, 8, 22)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"reason": " "}, "pourquoi"),
        ({"ends_on": date(2026, 8, 1)}, "avant de fermer"),
        ({"ends_on": date(2027, 2, 2)}, "six mois au plus"),
    ],
)
def test_what_cannot_be_is_refused(given, words):
    with pytest.raises(Refused, match=words):
        _plan(a_halting_site(an_organisation()), **given)
    assert not SiteClosing.objects.exists()


def test_two_at_once_are_refused():
    site = a_halting_site(an_organisation())
    a_closing(site)

    with pytest.raises(Refused, match="Une autre fermeture"):
        _plan(site, starts_on=date(2026, 8, 20), ends_on=date(2026, 8, 30))
    assert SiteClosing.objects.count() == 1
