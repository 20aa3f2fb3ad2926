from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.billing.actions import hold_draft, issue_rent_run, release_draft
from palier.work.billing.models import RentNotice
from palier.work.billing.tests.examples import a_prepared_run, a_rented_home


def test_a_notice_taken_back_is_issued_with_the_others():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    a_rented_home(organisation)
    run = a_prepared_run(organisation)
    draft = hold_draft(run.drafts.get(), reason="litige", actor=manager)

    release_draft(draft, actor=manager)
    issue_rent_run(run, actor=manager)

    assert RentNotice.objects.count() == 1
