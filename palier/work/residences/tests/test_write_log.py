import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.housing.tests.examples import a_site
from palier.work.residences.actions import write_log
from palier.work.residences.models import LogEntry
from palier.work.residences.tests.examples import EVENING, JUNE_9, a_resident, a_word


def _write(site, role="host", **given):
    told = {"kind": "house", "text": "Tout est calme", "written_at": EVENING} | given
    return write_log(site, actor=someone_as(site.organisation, role), **told)


def test_a_word_is_kept_for_whoever_comes_next():
    entry = _write(a_site(an_organisation()))

    assert (entry.text, entry.watch_until) == ("Tout est calme", None)


def test_seeing_someone_needs_no_word():
    row = a_resident(an_organisation())

    assert (
        _write(row.site, kind="seen", text="", household=row.household).household == row.household
    )


def test_what_is_to_watch_is_watched_tonight_unless_said():
    site = a_site(an_organisation())

    assert _write(site, kind="watch").watch_until == EVENING.date()
    assert _write(site, kind="watch", watch_until=JUNE_9).watch_until == JUNE_9


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"text": " "}, "Écrivez"),
        ({"kind": "not_seen"}, "Dites qui"),
        ({"kind": "watch", "watch_until": EVENING.date().replace(day=1, month=5)}, "déjà passé"),
    ],
)
def test_nothing_said_is_refused(given, words):
    site = a_site(an_organisation())

    with pytest.raises(Refused, match=words):
        _write(site, **given)
    assert not LogEntry.objects.exists()


def test_someone_of_another_house_is_refused():
    organisation = an_organisation()
    row = a_resident(organisation)

    with pytest.raises(Refused, match="ne vit pas"):
        _write(a_site(organisation), kind="seen", household=row.household)
    assert not LogEntry.objects.exists()


def test_a_reserved_word_shows_to_its_author_and_to_those_who_lead():
    organisation = an_organisation()
    entry = a_word(a_site(organisation), is_reserved=True)

    def seen(role):
        return entry in LogEntry.objects.visible_to(someone_as(organisation, role))

    assert seen("supervisor")
    assert not seen("host")
    assert not seen("rental_manager")
