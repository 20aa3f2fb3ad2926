import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.billing.actions import hold_draft, issue_rent_run
from palier.work.billing.models import Draft, RentNotice
from palier.work.billing.tests.examples import a_prepared_run, a_rented_home


def test_a_notice_set_aside_is_not_issued_with_the_others():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    kept, held = a_rented_home(organisation), a_rented_home(organisation)
    run = a_prepared_run(organisation)

    hold_draft(run.drafts.get(occupancy=held), reason="litige", actor=manager)
    issue_rent_run(run, actor=manager)

    assert RentNotice.objects.get().occupancy == kept


def test_once_issued_nothing_is_held_any_more():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    a_rented_home(organisation)
    run = issue_rent_run(a_prepared_run(organisation), actor=manager)

    with pytest.raises(Refused, match="déjà émis"):
        hold_draft(run.drafts.get(), reason="trop tard", actor=manager)

    assert Draft.objects.get().held_because == ""
