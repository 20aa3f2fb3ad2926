import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.billing.actions import drop_rent_run, issue_rent_run, prepare_rent_run
from palier.work.billing.models import Draft, RentNotice, RentRun
from palier.work.billing.tests.examples import MAY, a_rented_home


def _prepared(organisation, role="rental_manager"):
    a_rented_home(organisation)
    return prepare_rent_run(organisation, month_on=MAY, actor=someone_as(organisation, role))


def test_a_run_in_preparation_goes_with_its_drafts():
    organisation = an_organisation()
    run = _prepared(organisation)

    drop_rent_run(run, actor=someone_as(organisation, "rental_manager"))

    assert RentRun.objects.get().state == "dropped"
    assert not Draft.objects.exists()
    again = prepare_rent_run(
        organisation, month_on=MAY, actor=someone_as(organisation, "rental_manager")
    )
    assert (again.pk, again.state, again.drafts.count()) == (run.pk, "draft", 1)


def test_an_issued_run_stays():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    run = issue_rent_run(_prepared(organisation), actor=manager)

    with pytest.raises(Refused, match="un avis s’annule"):
        drop_rent_run(run, actor=manager)

    assert RentNotice.objects.filter(run=run).count() == 1


def test_a_social_worker_may_not():
    organisation = an_organisation()
    run = _prepared(organisation)
    with pytest.raises(PermissionDenied):
        drop_rent_run(run, actor=someone_as(organisation, "social_worker"))
