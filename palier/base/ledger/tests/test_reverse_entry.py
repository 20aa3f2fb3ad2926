from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.actions import reverse_entry
from palier.base.ledger.models import Entry
from palier.base.ledger.reads import balance
from palier.base.ledger.tests.examples import an_auxiliary, an_entry, an_organisation
from palier.base.tenancy.tests.examples import someone_as

MAY_20 = date(2026, 5, 20)


def test_the_mirror_brings_the_balance_back_and_both_stay():
    organisation = an_organisation()
    owner = an_auxiliary(organisation)
    entry = an_entry(organisation, owner=owner)

    mirror = reverse_entry(entry, on=MAY_20, actor=someone_as(organisation, "accountant"))

    assert (mirror.reverses, mirror.number) == (entry, 2)
    assert balance(owner.pk, on=MAY_20) == Decimal("0.00")
    assert balance(owner.pk, on=date(2026, 5, 19)) == Decimal("499.00")


def test_an_entry_is_reversed_once():
    organisation = an_organisation()
    accountant = someone_as(organisation, "accountant")
    entry = an_entry(organisation)
    reverse_entry(entry, on=MAY_20, actor=accountant)

    with pytest.raises(Refused, match="déjà contre-passée"):
        reverse_entry(entry, on=MAY_20, actor=accountant)

    assert Entry.objects.count() == 2
