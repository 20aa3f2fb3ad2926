from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import a_user
from palier.work.casework.tests.examples import a_supervisor, a_worker
from palier.work.support.actions import lend_caseload
from palier.work.support.models import CaseloadLoan
from palier.work.support.reads import responsible_for
from palier.work.support.tests.examples import a_measure

MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)


def test_a_caseload_is_lent_then_comes_back_by_itself():
    organisation = an_organisation()
    measure, malik = a_measure(organisation), a_user("Malik")
    samira = measure.caseworker
    actor = a_worker(organisation, malik)

    lend_caseload(
        organisation,
        caseworker=samira,
        lent_to=malik,
        starts_on=MAY,
        ends_on=JUNE,
        actor=a_supervisor(organisation),
    )

    during, after = date(2026, 5, 31), JUNE
    assert responsible_for(malik.pk, actor, during) == [malik.pk, samira.pk]
    assert responsible_for(samira.pk, actor, during) == []
    assert responsible_for(samira.pk, actor, after) == [samira.pk]
    assert responsible_for(malik.pk, actor, after) == [malik.pk]


def test_it_is_not_lent_without_end_nor_to_oneself_nor_twice():
    organisation = an_organisation()
    samira, malik, boss = a_user("Samira"), a_user("Malik"), a_supervisor(organisation)
    given = {"caseworker": samira, "starts_on": MAY, "ends_on": JUNE, "actor": boss}

    with pytest.raises(Refused, match="avant le départ"):
        lend_caseload(organisation, lent_to=malik, **{**given, "ends_on": MAY})
    with pytest.raises(Refused, match="ses propres ménages"):
        lend_caseload(organisation, lent_to=samira, **given)
    assert not CaseloadLoan.objects.exists()

    lend_caseload(organisation, lent_to=malik, **given)
    with pytest.raises(Refused, match="déjà prêtée"):
        lend_caseload(organisation, lent_to=a_user("Anne"), **given)
    assert CaseloadLoan.objects.count() == 1
