import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.people.tests.examples import a_body, a_household
from palier.work.access.actions import refer_out
from palier.work.access.models import Referral
from palier.work.access.tests.examples import MAY_2, a_referral


def test_a_household_is_sent_to_a_partner():
    referral = a_referral(an_organisation())
    assert (referral.state, str(referral.to), referral.reason) == (
        "sent",
        "Mission locale",
        "Formation",
    )


@pytest.mark.parametrize(
    ("given", "words"), [({"reason": " "}, "pour quoi"), ({"agreed": False}, "sans son accord")]
)
def test_not_without_a_reason_nor_without_its_agreement(given, words):
    organisation = an_organisation()
    usual = {"on": MAY_2, "reason": "Formation", "agreed": True}

    with pytest.raises(Refused, match=words):
        refer_out(
            a_household(organisation),
            to=a_body(organisation),
            actor=someone_as(organisation, "reception"),
            **{**usual, **given},
        )

    assert not Referral.objects.exists()
