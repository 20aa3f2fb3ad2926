import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.billing.actions import hold_draft, issue_rent_run, release_draft
from palier.work.billing.computing import set_aside
from palier.work.billing.models import Draft, RentNotice
from palier.work.billing.reads import count_figures, figures_of
from palier.work.billing.tests.examples import a_prepared_run, a_rented_home


def test_a_notice_set_aside_is_not_issued_with_the_others():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    kept, held = a_rented_home(organisation), a_rented_home(organisation)
    run = a_prepared_run(organisation)

    hold_draft(run.drafts.get(occupancy=held), reason="litige", actor=manager)
    issue_rent_run(run, actor=manager)

    assert RentNotice.objects.get().occupancy == kept


def test_the_figures_kept_with_a_run_are_those_of_its_drafts():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    home = a_rented_home(organisation)
    a_rented_home(organisation)
    run = a_prepared_run(organisation)
    assert (run.figures["count"], run.figures["held"]) == (2, 0)

    held = hold_draft(run.drafts.get(occupancy=home), reason="litige", actor=manager)
    run.refresh_from_db()
    assert figures_of(run) == count_figures(run)
    assert (run.figures["held"], run.figures["net"]) == (1, "212.00")

    release_draft(held, actor=manager)
    run.refresh_from_db()
    assert figures_of(run) == count_figures(run)
    assert run.figures["net"] == "424.00"

    set_aside(run.drafts.filter(occupancy=home))
    run.refresh_from_db()
    assert (run.figures, figures_of(run).count) == (None, 1)


def test_once_issued_nothing_is_held_any_more():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    a_rented_home(organisation)
    run = issue_rent_run(a_prepared_run(organisation), actor=manager)

    with pytest.raises(Refused, match="déjà émis"):
        hold_draft(run.drafts.get(), reason="trop tard", actor=manager)

    assert Draft.objects.get().held_because == ""
