from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.leases.actions import end_guarantee, record_guarantee, sign_contract
from palier.work.leases.models import Guarantee
from palier.work.leases.tests.examples import JANUARY, a_draft, a_lived_in_contract

VISALE = {"kind": "visale", "name": "Action Logement", "reference": "V123", "given_on": JANUARY}
FRIEND = {"kind": "guarantor", "name": "M. Sané", "given_on": JANUARY}


def test_visale_stands_beside_a_direct_private_lease():
    organisation = an_organisation()

    guarantee = record_guarantee(
        a_draft(organisation), **VISALE, actor=someone_as(organisation, "rental_manager")
    )

    assert (guarantee.kind, guarantee.reference) == ("visale", "V123")


@pytest.mark.parametrize("regime", ["art8_sublease", "logement_foyer", "social_lease", "shelter"])
def test_visale_is_never_beside_a_sublease_or_a_residence(regime):
    organisation = an_organisation()

    with pytest.raises(Refused, match="Visale ne couvre pas ce contrat"):
        record_guarantee(
            a_draft(organisation, regime=regime),
            **VISALE,
            actor=someone_as(organisation, "rental_manager"),
        )

    assert not Guarantee.objects.exists()


def test_visale_comes_before_the_signature_and_alone():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    signed, backed = a_draft(organisation), a_draft(organisation)
    sign_contract(
        signed, on=JANUARY, how="paper", signed_as="Awa", signed_for_us="Nadia", actor=manager
    )
    friend = record_guarantee(backed, **FRIEND, actor=manager)

    with pytest.raises(Refused, match="avant la signature"):
        record_guarantee(signed, **{**VISALE, "given_on": date(2026, 1, 2)}, actor=manager)
    with pytest.raises(Refused, match="ne se cumule pas"):
        record_guarantee(backed, **VISALE, actor=manager)
    end_guarantee(friend, ends_on=date(2026, 2, 1), actor=manager)
    record_guarantee(backed, **{**VISALE, "given_on": date(2026, 2, 1)}, actor=manager)
    with pytest.raises(Refused, match="ne se cumule pas"):
        record_guarantee(backed, **FRIEND, actor=manager)

    assert Guarantee.objects.count() == 2


def test_a_guarantor_may_stand_beside_any_contract():
    organisation = an_organisation()
    record_guarantee(
        a_lived_in_contract(organisation, regime="logement_foyer"),
        **FRIEND,
        actor=someone_as(organisation, "rental_manager"),
    )

    assert Guarantee.objects.get().name == "M. Sané"


def test_visale_backs_a_lease_that_may_slide_since_6_january_2026():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    draft = a_draft(organisation, regime="conventioned_sublease", starts_on=date(2026, 2, 1))

    with pytest.raises(Refused, match="depuis le 6"):
        record_guarantee(draft, **{**VISALE, "given_on": date(2026, 1, 5)}, actor=manager)
    record_guarantee(draft, **{**VISALE, "given_on": date(2026, 1, 6)}, actor=manager)

    assert Guarantee.objects.get().kind == "visale"
