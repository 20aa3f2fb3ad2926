import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.registers.housing.tests.examples import a_site
from palier.work.admissions.actions import close_candidacy, tell_siao
from palier.work.admissions.tests.examples import MAY_11, a_candidacy, an_accepted_candidacy


def _tell(row, role="host"):
    return tell_siao(row, told_siao_on=MAY_11, actor=someone_as(row.organisation, role))


def test_the_state_s_tool_has_the_answer():
    assert _tell(an_accepted_candidacy(a_site(an_organisation()))).told_siao_on == MAY_11


def test_another_answer_is_to_be_copied_again():
    row = an_accepted_candidacy(a_site(an_organisation()))
    row = close_candidacy(
        _tell(row), reason="no_news", on=MAY_11, actor=the_system(row.organisation)
    )

    assert row.told_siao_on is None


def test_without_number_or_decision_it_is_refused():
    site = a_site(an_organisation())

    with pytest.raises(Refused, match="Rien n’est encore décidé"):
        _tell(a_candidacy(site))
    direct = a_candidacy(site, origin="direct", siao_number="")
    with pytest.raises(Refused, match="pas de n° SI-SIAO"):
        _tell(direct)
    direct.refresh_from_db()
    assert direct.told_siao_on is None
