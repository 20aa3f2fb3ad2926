import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.housing.tests.examples import a_site
from palier.work.admissions.actions import decide_candidacy
from palier.work.admissions.tests.examples import MAY_4, MAY_11, a_candidacy, a_complete_candidacy


def _decide(row, decision="accepted", role="rental_manager", **given):
    told = {"on": MAY_11} | given
    return decide_candidacy(
        row, decision=decision, actor=someone_as(row.organisation, role), **told
    )


@pytest.mark.parametrize("decision", ["accepted", "waitlisted"])
def test_a_yes_has_its_day(decision):
    row = _decide(a_complete_candidacy(a_site(an_organisation())), decision)

    assert (row.state, row.decided_on, row.reason) == (decision, MAY_11, "")


def test_a_no_has_its_reason():
    row = _decide(
        a_candidacy(a_site(an_organisation())), "refused", reason="incomplete", reason_words="x"
    )

    assert (row.state, row.reason) == ("refused", "incomplete")


def test_incomplete_without_reason_unknown_or_too_early_is_refused():
    site = a_site(an_organisation())
    row, whole = a_candidacy(site), a_complete_candidacy(site, siao_number="SI-8")

    with pytest.raises(Refused, match="manque des pièces"):
        _decide(row)
    for given, words in [
        ({"decision": "entered"}, "Choisissez"),
        ({"decision": "refused"}, "motif"),
        ({"on": MAY_4.replace(day=1)}, "avant la candidature"),
    ]:
        with pytest.raises(Refused, match=words):
            _decide(whole, **given)
    whole.refresh_from_db()
    assert whole.state == "complete"
