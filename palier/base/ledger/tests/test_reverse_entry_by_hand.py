from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.actions import reverse_entry_by_hand
from palier.base.ledger.models import Entry
from palier.base.ledger.tests.examples import an_entry, an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.base.ui import shell

JUNE_1 = date(2026, 6, 1)


def test_an_entry_that_nothing_rests_on_is_undone_by_its_mirror():
    organisation = an_organisation()
    entry = an_entry(organisation)

    mirror = reverse_entry_by_hand(entry, on=JUNE_1, actor=someone_as(organisation, "accountant"))

    assert (mirror.reverses_id, mirror.on) == (entry.pk, JUNE_1)


def test_an_entry_that_a_room_above_owns_is_refused(monkeypatch):
    organisation = an_organisation()
    entry = an_entry(organisation)
    monkeypatch.setitem(shell.ANSWERS, "ledger.owner_of", [lambda entry: "l’avis AV000001"])

    with pytest.raises(Refused, match="celle de : l’avis AV000001"):
        reverse_entry_by_hand(entry, on=JUNE_1, actor=someone_as(organisation, "accountant"))

    assert Entry.objects.count() == 1
