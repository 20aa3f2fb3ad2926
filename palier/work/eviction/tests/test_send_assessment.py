from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.law.assessment import headings
from palier.work.eviction.actions import send_assessment, start_assessment, write_assessment
from palier.work.eviction.models import ProcedureStep, SocialAssessment
from palier.work.eviction.tests.examples import a_procedure, summoned


def _row(organisation):
    return start_assessment(
        summoned(a_procedure(organisation)),
        started_on=date(2026, 5, 20),
        actor=the_system(organisation),
    )


def _write(row, role="social_worker", **content):
    return write_assessment(row, content=content, actor=someone_as(row.organisation, role))


def _send(row, role="social_worker"):
    return send_assessment(row, sent_on=date(2026, 9, 1), actor=someone_as(row.organisation, role))


def test_once_every_heading_is_said_it_goes_and_the_procedure_tells_it():
    row = _row(an_organisation())
    _write(row, **dict.fromkeys(headings(), "Sans objet"))

    _send(row)

    assert SocialAssessment.objects.get().sent_on == date(2026, 9, 1)
    assert ProcedureStep.objects.get(code="assessment_sent").on == date(2026, 9, 1)


def test_an_empty_heading_stops_it():
    row = _row(an_organisation())

    with pytest.raises(Refused, match="Préconisations"):
        _send(row)

    assert not ProcedureStep.objects.filter(code="assessment_sent").exists()


def test_twice_is_refused():
    row = _row(an_organisation())
    _write(row, **dict.fromkeys(headings(), "Sans objet"))
    _send(row)

    with pytest.raises(Refused, match="déjà transmis"):
        _send(row)
