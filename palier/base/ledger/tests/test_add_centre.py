import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.actions import add_centre
from palier.base.ledger.models import CostCentre
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as


def test_a_section_says_which_scheme_and_who_funds_it():
    organisation = an_organisation()

    row = add_centre(
        main_entity(organisation),
        label=" IML Arles ",
        scheme="Intermédiation",
        funder="DDETS",
        actor=someone_as(organisation, "accountant"),
    )

    assert (row.label, row.scheme, row.funder, row.site) == (
        "IML Arles", "Intermédiation", "DDETS", None,
    )  # fmt: skip


def test_a_name_is_taken_once_and_a_host_may_not():
    organisation = an_organisation()
    entity, accountant = main_entity(organisation), someone_as(organisation, "accountant")
    add_centre(entity, label="IML", actor=accountant)

    with pytest.raises(Refused, match="porte déjà ce nom"):
        add_centre(entity, label="IML", actor=accountant)
    with pytest.raises(PermissionDenied):
        add_centre(entity, label="Autre", actor=someone_as(organisation, "host"))

    assert CostCentre.objects.count() == 1
