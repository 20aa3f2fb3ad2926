from datetime import timedelta

import pytest
from django.utils import timezone

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import a_user, someone_as
from palier.work.residences.actions import remove_word, write_log
from palier.work.residences.models import LogEntry
from palier.work.residences.tests.examples import a_resident


def _word(organisation, user, ago=timedelta()):
    return write_log(
        a_resident(organisation).site,
        kind="note",
        text="Clé rendue",
        written_at=timezone.now() - ago,
        actor=someone_as(organisation, "host", user=user),
    )


def test_whoever_wrote_it_takes_it_back_before_the_next_shift():
    organisation, user = an_organisation(), a_user()
    word = _word(organisation, user)

    remove_word(word, actor=someone_as(organisation, "host", user=user))

    assert not LogEntry.objects.exists()


def test_a_colleague_s_or_one_that_was_read_stays():
    organisation, user = an_organisation(), a_user()
    word = _word(organisation, user)
    with pytest.raises(Refused, match="d’un collègue"):
        remove_word(word, actor=someone_as(organisation, "host", user=a_user()))
    old = _word(organisation, user, timedelta(days=2))
    with pytest.raises(Refused, match="lu par la relève"):
        remove_word(old, actor=someone_as(organisation, "host", user=user))

    assert LogEntry.objects.count() == 2
