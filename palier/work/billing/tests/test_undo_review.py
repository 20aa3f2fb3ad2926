"""A review asked by mistake: the rent is what it was, what was called since is given back."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.base.tenancy.tests.pages import come_in
from palier.work.billing.actions import (
    issue_rent_run,
    prepare_corrections,
    review_rents,
    set_term,
    undo_review,
)
from palier.work.billing.models import RentNotice, RentReview, RentReviewUndone, Term
from palier.work.billing.reviewing import propose
from palier.work.billing.tests.examples import an_issued_run, terms_of
from palier.work.leases.actions import set_review_clause
from palier.work.leases.asking import amounts_of
from palier.work.leases.tests.examples import a_lived_in_contract

MARCH_2024, APRIL, MAY, JUNE = (
    date(2024, 3, 1),
    date(2026, 4, 2),
    date(2026, 5, 1),
    date(2026, 6, 1),
)


def _reviewed(organisation) -> RentReview:
    """500 € become 504,36 € from May 2026."""
    manager = someone_as(organisation, "rental_manager")
    lease = a_lived_in_contract(organisation, starts_on=MARCH_2024)
    terms_of(lease, rent="500.00", starts_on=MARCH_2024)
    lease = set_review_clause(lease, index_quarter=3, actor=manager)
    (made,) = review_rents(
        organisation, occupancies=[lease], on=APRIL, effective_on=MAY, actor=manager
    )
    return made


def _undo(
    review: RentReview,
    role: str = "rental_manager",
    on: date = date(2026, 5, 20),
    reason: str = "Mauvais trimestre",
) -> RentReviewUndone:
    actor = someone_as(review.organisation, role)
    return undo_review(review, on=on, reason=reason, actor=actor)


def test_the_rent_is_what_it_was_and_may_be_reviewed_again():
    organisation = an_organisation()
    review = _reviewed(organisation)
    lease = review.occupancy

    undone = _undo(review)

    assert (undone.on, undone.reason) == (date(2026, 5, 20), "Mauvais trimestre")
    assert amounts_of(lease, JUNE).rent == 500
    (again,) = propose(organisation, [lease], date(2026, 5, 21))
    assert (again.may, again.after) == (True, Decimal("504.36"))
    manager = someone_as(organisation, "rental_manager")
    review_rents(
        organisation,
        occupancies=[lease],
        on=date(2026, 5, 21),
        effective_on=JUNE,
        actor=manager,
    )
    assert (amounts_of(lease, MAY).rent, amounts_of(lease, JUNE).rent) == (500, Decimal("504.36"))


def test_what_was_called_by_the_new_rent_is_given_back():
    organisation = an_organisation()
    review = _reviewed(organisation)
    an_issued_run(organisation, MAY)
    system = the_system(organisation)

    _undo(review)
    run = prepare_corrections(organisation, month_on=JUNE, since_on=MAY, actor=system)
    issue_rent_run(run, actor=system)

    assert RentNotice.objects.get(occupancy=review.occupancy, run=run).net == Decimal("-4.36")


def test_a_host_may_not_and_nothing_moves():
    organisation = an_organisation()
    review = _reviewed(organisation)

    with pytest.raises(PermissionDenied):
        _undo(review, role="host")

    assert review.undone is None
    assert amounts_of(review.occupancy, MAY).rent == Decimal("504.36")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"on": date(2026, 4, 1)}, "le jour de la demande"),
        ({"on": date(2999, 1, 1)}, "aujourd’hui"),
        ({"reason": "  "}, "Dites pourquoi"),
    ],
)
def test_a_day_before_the_request_or_no_reason_is_refused(changes, words):
    review = _reviewed(an_organisation())

    with pytest.raises(Refused, match=words):
        _undo(review, **changes)

    assert Term.objects.get(period__startswith=MAY).amount == Decimal("504.36")


def test_once_only_and_never_over_what_was_fixed_since():
    organisation = an_organisation()
    review, other = _reviewed(organisation), _reviewed(organisation)
    _undo(review)
    with pytest.raises(Refused, match="déjà annulée"):
        _undo(review)
    set_term(
        other.occupancy,
        kind="rent",
        amount=Decimal(490),
        starts_on=MAY,
        actor=the_system(organisation),
    )

    with pytest.raises(Refused, match="autrement depuis"):
        _undo(other)

    assert amounts_of(other.occupancy, MAY).rent == 490


def test_a_later_review_is_undone_first():
    organisation = an_organisation()
    review = _reviewed(organisation)
    lease = review.occupancy
    RentReview.objects.create(
        organisation=organisation,
        occupancy=lease,
        anniversary_on=date(2027, 3, 1),
        asked_on=date(2026, 5, 2),
        effective_on=JUNE,
        year=2026,
        quarter=3,
        index_before=Decimal("145.77"),
        index_after=Decimal("146.00"),
        before=Decimal("504.36"),
        after=Decimal("505.00"),
    )

    with pytest.raises(Refused, match="cette révision-là"):
        _undo(review)

    assert amounts_of(lease, MAY).rent == Decimal("504.36")


def test_its_page_offers_it_and_the_letter_says_that_it_no_longer_holds(client):
    organisation = an_organisation()
    review = _reviewed(organisation)
    come_in(client, organisation, "rental_manager")
    at = f"/quittancement/revisions/{review.pk}/"
    assert "Annuler cette révision" in client.get(at).content.decode()

    told = client.post(f"{at}annuler/", {"on": "2026-05-20", "reason": "Erreur"}, follow=True)

    assert "Révision annulée" in told.content.decode()
    assert "annulée" in client.get("/quittancement/revisions/faites/").content.decode()
    assert "Annuler cette révision" not in client.get(at).content.decode()
    assert client.get(f"{at}lettre/").status_code == 200
