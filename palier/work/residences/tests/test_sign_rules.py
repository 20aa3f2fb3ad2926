import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.housing.tests.examples import a_site
from palier.work.residences.actions import sign_rules
from palier.work.residences.models import RulesSigning
from palier.work.residences.tests.examples import JUNE_1, a_resident, some_rules


def _sign(rules, *rows, role="host"):
    return sign_rules(
        rules, occupancies=rows, on=JUNE_1, actor=someone_as(rules.organisation, role)
    )


def test_a_resident_initials_it():
    row = a_resident(an_organisation())
    rules = _sign(some_rules(row.site), row)

    assert rules.signings.get().occupancy == row


def test_nobody_twice_or_someone_of_another_house_is_refused():
    organisation = an_organisation()
    row = a_resident(organisation)
    rules = some_rules(row.site)

    with pytest.raises(Refused, match="qui"):
        _sign(rules)
    with pytest.raises(Refused, match="autre maison"):
        _sign(rules, a_resident(organisation, a_site(organisation)))
    _sign(rules, row)
    with pytest.raises(Refused, match="déjà paraphée"):
        _sign(rules, row)
    assert RulesSigning.objects.count() == 1
