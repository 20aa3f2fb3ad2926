from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.leases.actions import amend_contract, sign_contract
from palier.work.leases.models import ContractPaper
from palier.work.leases.tests.examples import JANUARY, a_draft

SIGNED = {"how": "paper", "signed_as": "Awa Diallo", "signed_for_us": "N. Rossi"}
CHANGE = {"on": date(2026, 6, 1), "title": "Une cave", "text": "La cave n° 4 est louée aussi."}


def test_a_change_is_signed_beside_the_contract():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    contract = a_draft(organisation)
    sign_contract(contract, on=JANUARY, **SIGNED, actor=manager)

    paper = amend_contract(contract, **CHANGE, **SIGNED, actor=manager)

    assert (paper.kind, paper.sections[0]["title"]) == ("amendment", "Une cave")


def test_what_is_not_signed_is_not_amended():
    organisation = an_organisation()

    with pytest.raises(Refused, match="n’est pas signé"):
        amend_contract(
            a_draft(organisation),
            **CHANGE,
            **SIGNED,
            actor=someone_as(organisation, "rental_manager"),
        )

    assert not ContractPaper.objects.exists()
