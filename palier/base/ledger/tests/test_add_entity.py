from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.actions import Side, add_entity, post_entry
from palier.base.ledger.models import Account, Entry
from palier.base.ledger.tests.examples import MAY_5, an_entry, an_organisation
from palier.base.tenancy.models import LegalEntity
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as


def test_another_entity_has_its_own_accounts_and_numbers():
    organisation = an_organisation()
    an_entry(organisation)
    accountant = someone_as(organisation, "accountant")

    other = add_entity(organisation, name="Foncière du Toit", actor=accountant)
    bank, rents = (Account.objects.get(entity=other, code=code) for code in ("5121", "7083"))
    sides = [Side(bank, debit=Decimal(10)), Side(rents, credit=Decimal(10))]
    entry = post_entry(
        other, daybook="OD", on=MAY_5, label="x", piece="x", sides=sides, actor=accountant
    )

    assert (entry.number, entry.reference) == (1, "OD000001")


def test_books_of_two_entities_never_mix():
    organisation = an_organisation()
    accountant = someone_as(organisation, "accountant")
    other = add_entity(organisation, name="Foncière", actor=accountant)
    ours = Account.objects.get(entity=main_entity(organisation), code="5121")
    theirs = Account.objects.get(entity=other, code="7083")

    with pytest.raises(Refused, match="autre comptabilité"):
        post_entry(
            other,
            daybook="OD",
            on=MAY_5,
            label="x",
            piece="x",
            sides=[Side(ours, debit=Decimal(10)), Side(theirs, credit=Decimal(10))],
            actor=accountant,
        )

    assert not Entry.objects.exists()


def test_a_name_is_taken_once_and_a_host_may_not():
    organisation = an_organisation()

    with pytest.raises(Refused, match="porte déjà ce nom"):
        add_entity(
            organisation, name="toit POUR tous", actor=someone_as(organisation, "accountant")
        )
    with pytest.raises(PermissionDenied):
        add_entity(organisation, name="Foncière", actor=someone_as(organisation, "host"))

    assert LegalEntity.objects.count() == 1
