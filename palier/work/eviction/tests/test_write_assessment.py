from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.eviction.actions import start_assessment, write_assessment
from palier.work.eviction.models import SocialAssessment
from palier.work.eviction.papers import assessment_pdf
from palier.work.eviction.tests.examples import a_procedure, summoned


def _row(organisation):
    return start_assessment(
        summoned(a_procedure(organisation)),
        started_on=date(2026, 5, 20),
        actor=the_system(organisation),
    )


def _write(row, role="social_worker", **content):
    return write_assessment(row, content=content, actor=someone_as(row.organisation, role))


def test_its_headings_are_written_and_the_others_stay():
    row = _write(_row(an_organisation()), family=" Seule avec un enfant. ")

    assert row.content["family"] == "Seule avec un enfant."
    assert row.content["identity"]
    assert assessment_pdf(row).startswith(b"%PDF")


def test_a_heading_that_the_decree_has_not_is_refused():
    row = _row(an_organisation())

    with pytest.raises(Refused, match="inconnue"):
        _write(row, health="…")

    assert "health" not in SocialAssessment.objects.get().content


def test_what_was_sent_no_longer_changes():
    row = _row(an_organisation())
    SocialAssessment.objects.update(sent_on=date(2026, 5, 21))

    with pytest.raises(Refused, match="ne change plus"):
        _write(row, family="…")
