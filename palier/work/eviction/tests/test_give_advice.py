import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.eviction.actions import give_advice, note_reception
from palier.work.eviction.models import LegalAdvice
from palier.work.eviction.tests.examples import a_reception, a_session


def _advise(row, text="Soulever la nullité du commandement.", role="lawyer"):
    return give_advice(row, text=text, actor=someone_as(row.organisation, role))


def test_the_advice_is_kept_for_those_who_accompany():
    organisation = an_organisation()

    advice = _advise(a_reception(a_session(organisation)))

    assert list(LegalAdvice.objects.visible_to(someone_as(organisation, "social_worker"))) == [
        advice
    ]


@pytest.mark.parametrize("role", ["rental_manager", "director", "accountant", "host", "reception"])
def test_the_landlords_side_never_reads_it(role):
    organisation = an_organisation()
    _advise(a_reception(a_session(organisation)))

    assert not LegalAdvice.objects.visible_to(someone_as(organisation, role)).exists()


def test_an_empty_advice_or_for_someone_absent_is_refused():
    row = a_reception(a_session(an_organisation()))

    with pytest.raises(Refused, match="vide"):
        _advise(row, text=" ")
    row = note_reception(row, came=False, actor=the_system(row.organisation))
    with pytest.raises(Refused, match="pas venue"):
        _advise(row)

    assert not LegalAdvice.objects.exists()
