from datetime import date, timedelta
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import the_system
from palier.work.billing.actions import record_payment
from palier.work.billing.models import HouseholdAccount
from palier.work.billing.tests.examples import a_rented_home
from palier.work.casework.tests.examples import a_worker
from palier.work.support.actions import note_cohort_step
from palier.work.support.models import CohortStep
from palier.work.support.reads import cohort
from palier.work.support.tests.examples import MAY_2, a_cohort_member


def test_what_the_house_knows_is_not_typed_again():
    organisation = an_organisation()
    home = a_rented_home(organisation)
    member = a_cohort_member(organisation, home.household)
    member.joined_on = date(2025, 1, 1)
    member.save()
    record_payment(
        HouseholdAccount.objects.get(household=home.household),
        on=date(2026, 6, 5),
        amount=Decimal("10.00"),
        means="cash",
        actor=the_system(organisation),
    )

    december = date(2025, 12, 1)
    note_cohort_step(member, kind="visit_offered", on=december, actor=a_worker(organisation))

    told = cohort([member.target], date(2026, 12, 31))[0].members[0]
    assert told.steps["visit_offered"] == december
    assert told.steps["entry"] == home.starts_on
    assert told.steps["first_rent"] == date(2026, 6, 5)
    assert told.months_in is not None


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"on": date(2026, 5, 1)}, "2\xa0mai\xa02026"),
        ({"kind": "choice_no"}, "pourquoi ce logement ne convient pas"),
    ],
)
def test_before_it_joined_or_a_no_without_words_is_refused(given, words):
    organisation = an_organisation()
    member = a_cohort_member(organisation)

    with pytest.raises(Refused, match=words):
        note_cohort_step(
            member,
            actor=a_worker(organisation),
            **{"kind": "visit_offered", "on": MAY_2, **given},
        )

    assert not CohortStep.objects.exists()


def test_what_was_lived_before_joining_is_not_counted():
    organisation = an_organisation()
    home = a_rented_home(organisation)
    member = a_cohort_member(organisation, home.household)
    member.joined_on = home.starts_on.replace(year=home.starts_on.year + 1)
    member.save()

    told = cohort([member.target], date(2027, 12, 31))[0].members[0]

    assert "entry" not in told.steps


@pytest.mark.parametrize(
    ("kind", "days", "words"),
    [("choice_yes", 1, "est entré dans les lieux le"), ("first_rent", -1, "n’est entré")],
)
def test_a_choice_comes_before_the_entry_and_a_rent_after_it(kind, days, words):
    organisation = an_organisation()
    home = a_rented_home(organisation)
    member = a_cohort_member(organisation, home.household)
    member.joined_on = home.starts_on - timedelta(days=30)
    member.save()
    note_cohort_step(member, kind="visit_offered", on=home.starts_on, actor=a_worker(organisation))
    note_cohort_step(member, kind="entry", on=home.starts_on, actor=a_worker(organisation))

    with pytest.raises(Refused, match=words):
        note_cohort_step(
            member,
            kind=kind,
            on=home.starts_on + timedelta(days=days),
            actor=a_worker(organisation),
        )

    assert CohortStep.objects.count() == 2


def test_a_payment_before_the_entry_is_no_first_rent():
    organisation = an_organisation()
    home = a_rented_home(organisation)
    member = a_cohort_member(organisation, home.household)
    member.joined_on = home.starts_on - timedelta(days=30)
    member.save()
    record_payment(
        HouseholdAccount.objects.get(household=home.household),
        on=home.starts_on - timedelta(days=10),
        amount=Decimal("10.00"),
        means="cash",
        actor=the_system(organisation),
    )

    (told,) = cohort([member.target], date(2026, 12, 31))[0].members

    assert told.steps == {"entry": home.starts_on}
