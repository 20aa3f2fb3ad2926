from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.arrears.actions import word_reminder
from palier.work.arrears.models import ReminderTemplate
from palier.work.arrears.tests.examples import JUNE_1, a_case
from palier.work.arrears.wording import filled, template_of


def _word(organisation, text="Bonjour {nom}, il reste {dette}.", role="rental_manager"):
    return word_reminder(
        organisation,
        kind="letter",
        title="Votre loyer",
        text=text,
        starts_on=JUNE_1,
        actor=someone_as(organisation, role),
    )


def test_our_words_serve_until_the_associations_own():
    organisation = an_organisation()
    case = a_case(organisation)
    _word(organisation)

    before = template_of(organisation, "letter", date(2026, 5, 31))
    _, text = template_of(organisation, "letter", JUNE_1)

    assert "Plus nous en parlons tôt" in before[1]
    assert filled(text, case, None, JUNE_1) == (
        f"Bonjour {case.account.household.name}, il reste 212,00\xa0€."
    )


@pytest.mark.parametrize(
    ("text", "words"), [("  ", "un texte"), ("{prénom}", "ne se remplit pas")]
)
def test_words_that_would_not_be_filled_in_are_refused(text, words):
    organisation = an_organisation()

    with pytest.raises(Refused, match=words):
        _word(organisation, text=text)

    assert not ReminderTemplate.objects.exists()
