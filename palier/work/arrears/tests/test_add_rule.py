from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.arrears.actions import add_rule, adopt_usual_rules
from palier.work.arrears.finding import in_words
from palier.work.arrears.models import ArrearsRule


def _add(organisation, role="rental_manager", **given):
    told = {
        "name": "Grosse dette", "presence": "any", "least_amount": Decimal("1000.00"),
        "step": "referral",
    }  # fmt: skip
    return add_rule(organisation, **(told | given), actor=someone_as(organisation, role))


def test_a_new_rule_is_read_last():
    organisation = an_organisation()
    adopt_usual_rules(organisation, actor=the_system(organisation))

    rule = _add(organisation)

    assert (rule.rank, in_words(rule)) == (
        7, "Dès 1\xa0000,00\xa0€ de dette : saisir la CCAPEX.",
    )  # fmt: skip


def test_a_rule_without_condition_is_refused():
    organisation = an_organisation()

    with pytest.raises(Refused, match="au moins une condition"):
        _add(organisation, least_amount=Decimal(0))

    assert not ArrearsRule.objects.exists()
