from datetime import date

import pytest
from django.db import ProgrammingError, transaction

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.people.actions import record_protection
from palier.work.leases.actions import sign_contract
from palier.work.leases.models import ContractPaper
from palier.work.leases.tests.examples import JANUARY, a_draft

SIGNED = {"on": JANUARY, "how": "screen", "signed_as": "Awa Diallo", "signed_for_us": "N. Rossi"}


def test_the_contract_is_kept_as_it_reads_that_day():
    organisation = an_organisation()
    contract = a_draft(organisation)

    paper = sign_contract(contract, **SIGNED, actor=someone_as(organisation, "rental_manager"))

    words = " ".join(part["text"] for part in paper.sections)
    assert "dure 6 ans" in words
    assert contract.main_place.label in words
    assert "n’a pas de clause de révision" in words
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        ContractPaper.objects.update(signed_as="Autre")


def test_a_guardian_signs_beside_the_person():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    june = date(2026, 6, 1)
    contract = a_draft(organisation, starts_on=june)
    record_protection(
        contract.household.members.get().person,
        kind="guardianship",
        guardian="UDAF 13",
        signs=True,
        starts_on=date(2025, 1, 1),
        actor=someone_as(organisation, "social_worker"),
    )

    paper = sign_contract(contract, **{**SIGNED, "on": june}, actor=manager)

    assert "UDAF 13" in paper.guardian


def test_signed_once_and_by_both():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    contract = a_draft(organisation)

    with pytest.raises(Refused, match="deux noms"):
        sign_contract(contract, **{**SIGNED, "signed_as": " "}, actor=manager)
    sign_contract(contract, **SIGNED, actor=manager)
    with pytest.raises(Refused, match="déjà signé"):
        sign_contract(contract, **SIGNED, actor=manager)

    assert ContractPaper.objects.count() == 1
