from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.housing.tests.examples import a_site
from palier.work.residences.actions import write_rules
from palier.work.residences.models import HouseRules
from palier.work.residences.tests.examples import JUNE_1, some_rules


def _write(site, role="rental_manager", **given):
    told = {"text": "Portes closes à 23 h.", "starts_on": JUNE_1} | given
    return write_rules(site, actor=someone_as(site.organisation, role), **told)


def test_versions_follow_each_other():
    site = a_site(an_organisation())

    assert some_rules(site).version == 1
    assert _write(site, council_on=date(2026, 5, 4)).version == 2


def test_empty_too_early_or_council_too_late_is_refused():
    site = a_site(an_organisation())
    some_rules(site)

    for given, words in [
        ({"text": " "}, "vide"),
        ({"starts_on": date(2026, 1, 1)}, "version 1 vaut"),
        ({"council_on": date(2026, 6, 2)}, "avant l’entrée en vigueur"),
    ]:
        with pytest.raises(Refused, match=words):
            _write(site, **given)
    assert HouseRules.objects.count() == 1
