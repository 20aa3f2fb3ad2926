from datetime import date

import pytest
from django.utils import timezone

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.eviction.actions import end_procedure, start_assessment
from palier.work.eviction.models import SocialAssessment
from palier.work.eviction.tests.examples import MARCH_2, a_procedure


def _start(procedure, shared=(), role="social_worker"):
    return start_assessment(
        procedure,
        shared=list(shared),
        started_on=date(2026, 5, 20),
        actor=someone_as(procedure.organisation, role),
    )


def test_the_lease_and_the_debt_are_written_the_rest_only_if_agreed():
    row = _start(a_procedure(an_organisation()))

    assert row.content["debt"] == "212,00\xa0€ au 20\xa0mai\xa02026."
    assert "signé le" in row.content["housing"]
    assert {"family", "support", "capacity"}.isdisjoint(row.content)


def test_what_the_household_agreed_to_is_taken_from_its_file():
    procedure = a_procedure(an_organisation())

    row = _start(procedure, ["family"])

    assert row.content["family"]
    assert "support" not in row.content


def test_a_secret_address_is_not_written():
    procedure = a_procedure(an_organisation())
    place = procedure.occupancy.main_place
    place.label = "Les Amandiers 05"
    assert place.label in _start(procedure).content["housing"]
    SocialAssessment.objects.all().delete()
    procedure.household.hidden_at = timezone.now()

    assert place.label not in _start(procedure).content["housing"]


def test_one_at_a_time_and_known_headings_only():
    organisation = an_organisation()
    procedure = a_procedure(organisation)
    with pytest.raises(Refused, match="inconnue"):
        _start(procedure, ["religion"])
    _start(procedure)
    with pytest.raises(Refused, match="en cours de rédaction"):
        _start(procedure)
    assert SocialAssessment.objects.count() == 1

    end_procedure(procedure, ending="paid", ended_on=MARCH_2, actor=the_system(organisation))
    procedure.refresh_from_db()
    with pytest.raises(Refused, match="terminée"):
        _start(procedure)
