from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.base.tenancy.tests.pages import come_in
from palier.registers.housing.actions import rate_energy
from palier.work.billing.actions import enter_index, review_rents, set_term
from palier.work.billing.models import RentReview, Term
from palier.work.billing.reviewing import propose
from palier.work.billing.tests.examples import terms_of
from palier.work.leases.actions import give_notice_to_quit, set_review_clause
from palier.work.leases.asking import amounts_of
from palier.work.leases.tests.examples import a_lived_in_contract

MARCH_2024, APRIL = date(2024, 3, 1), date(2026, 4, 2)


def _lease(organisation, manager, *, quarter=3, starts_on=MARCH_2024):
    lease = a_lived_in_contract(organisation, starts_on=starts_on)
    terms_of(lease, rent="500.00", starts_on=starts_on)
    return set_review_clause(lease, index_quarter=quarter, actor=manager)


def test_500_euros_become_504_36_from_the_day_asked_and_never_before():
    """Loi n° 89-462, art. 17-1: 500.00 x 145.77 / 144.51 = 504.36."""
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    lease = _lease(organisation, manager)

    made = review_rents(
        organisation, occupancies=[lease], on=APRIL, effective_on=date(2026, 5, 1), actor=manager
    )

    assert (made[0].before, made[0].after) == (500, Decimal("504.36"))
    assert (made[0].year, made[0].quarter, made[0].anniversary_on) == (2025, 3, date(2026, 3, 1))
    rents = Term.objects.filter(occupancy=lease, kind="rent").order_by("period")
    assert [(t.amount, t.period.lower) for t in rents] == [
        (500, MARCH_2024),
        (Decimal("504.36"), date(2026, 5, 1)),
    ]


def test_why_a_rent_is_not_reviewed_is_said():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    young = _lease(organisation, manager, starts_on=date(2026, 1, 1))
    poor = _lease(organisation, manager)
    rate_energy(poor.main_place, letter="F", made_on=date(2023, 1, 1), actor=manager)
    unknown = _lease(organisation, manager, quarter=4, starts_on=date(2024, 1, 20))
    none = set_review_clause(_lease(organisation, manager), index_quarter=None, actor=manager)

    told = {p.occupancy.pk: p.why_not for p in propose(organisation, [young, poor, none], APRIL)}
    later = propose(organisation, [unknown], date(2027, 2, 1))[0]

    assert told == {
        young.pk: "pas encore d’anniversaire",
        poor.pk: "logement classé F : pas de révision",
        none.pk: "pas de clause de révision",
    }
    assert later.why_not == "indice du trimestre 4 de 2026 non saisi"


@pytest.mark.parametrize(
    ("twice", "effective_on", "because"),
    [(True, date(2026, 5, 1), "déjà révisé"), (False, date(2026, 4, 1), "jamais avant.*17-1")],
)
def test_twice_in_a_year_or_backwards_is_refused_and_no_rent_has_moved(
    twice, effective_on, because
):
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    lease, other = _lease(organisation, manager), _lease(organisation, manager)
    told = {"on": APRIL, "effective_on": date(2026, 5, 1), "actor": manager}
    if twice:
        review_rents(organisation, occupancies=[other], **told)
    before = Term.objects.count()

    with pytest.raises(Refused, match=because):
        review_rents(
            organisation,
            occupancies=[lease, other],
            **{**told, "effective_on": effective_on},
        )

    assert (Term.objects.count(), RentReview.objects.count()) == (before, int(twice))


def test_an_index_entered_by_the_association_serves():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    lease = _lease(organisation, manager, quarter=3, starts_on=date(2024, 12, 1))
    told = {"source": "Insee", "actor": manager}
    before = propose(organisation, [lease], date(2026, 12, 2))[0]
    enter_index(organisation, year=2026, quarter=3, value=Decimal("147.25"), **told)

    after = propose(organisation, [lease], date(2026, 12, 2))[0]

    assert "non saisi" in before.why_not
    assert after.after == Decimal("505.08")  # 500 x 147.25 / 145.77


def test_the_page_shows_before_and_after_then_takes_one_yes(client):
    organisation = an_organisation()
    come_in(client, organisation, "rental_manager")
    lease = _lease(organisation, someone_as(organisation, "rental_manager"))

    page = client.get("/quittancement/revisions/").content.decode()
    assert lease.number in page
    today = timezone.localdate()
    sent = {"occupancies": [lease.pk], "effective_on": f"{today:%d/%m/%Y}"}
    old = client.post("/quittancement/revisions/", {**sent, "on": "02/01/2026"})
    assert "se note dans le mois" in old.content.decode()
    assert not RentReview.objects.exists()
    client.post("/quittancement/revisions/", {**sent, "on": f"{today:%d/%m/%Y}"})

    review = RentReview.objects.get()
    letter = client.get(f"/quittancement/revisions/{review.pk}/lettre/")
    assert letter.content.startswith(b"%PDF")
    assert lease.number in client.get("/quittancement/revisions/faites/").content.decode()


def test_a_host_does_not_review_rents(client):
    organisation = an_organisation()
    come_in(client, organisation, "host")

    assert client.get("/quittancement/revisions/").status_code == 403


def test_a_rent_called_by_another_name_is_raised_and_not_doubled():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    lease = a_lived_in_contract(organisation, starts_on=MARCH_2024)
    told = {"kind": "rent", "starts_on": MARCH_2024, "actor": manager}
    set_term(lease, label="Loyer principal", amount=Decimal(500), **told)
    set_review_clause(lease, index_quarter=3, actor=manager)
    lease.refresh_from_db()

    review_rents(
        organisation, occupancies=[lease], on=APRIL, effective_on=date(2026, 5, 1), actor=manager
    )

    assert amounts_of(lease, date(2026, 5, 1)).rent == Decimal("504.36")
    set_term(lease, label="Garage", amount=Decimal(40), **told)
    again = propose(organisation, [lease], date(2027, 4, 2))[0]
    assert again.why_not.startswith("plusieurs loyers")


def test_article_17_1_a_lease_renewed_tacitly_since_2022_is_not_reviewed_in_class_f():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    old = _lease(organisation, manager, starts_on=date(2018, 3, 1))
    older = _lease(organisation, manager, starts_on=date(2021, 3, 1))
    for lease in (old, older):
        rate_energy(lease.main_place, letter="F", made_on=date(2023, 1, 1), actor=manager)

    told = {p.occupancy.pk: p.why_not for p in propose(organisation, [old, older], APRIL)}

    assert told == {old.pk: "logement classé F : pas de révision", older.pk: ""}


def test_a_rent_fixed_for_a_day_to_come_is_not_wiped_by_a_review():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    lease = _lease(organisation, manager)
    first = date(2026, 5, 1)
    fixed = set_term(
        lease, kind="rent", label="Loyer", amount=Decimal(545), starts_on=first, actor=manager
    )

    with pytest.raises(Refused, match=r"un loyer de 545,00.* est déjà fixé au 1"):
        review_rents(
            organisation, occupancies=[lease], on=APRIL, effective_on=first, actor=manager
        )

    fixed.refresh_from_db()
    assert (fixed.amount, amounts_of(lease, first).rent) == (545, 545)
    assert propose(organisation, [lease], date(2026, 5, 2))[0].may, "once it runs, it is the rent"


def test_who_has_given_notice_is_not_reviewed():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    lease = _lease(organisation, manager)
    give_notice_to_quit(
        lease, side="occupant", ground="usual", form="hand", received_on=APRIL, actor=manager
    )

    assert propose(organisation, [lease], APRIL)[0].why_not == "un congé est donné"


@pytest.mark.parametrize(
    ("postcode", "quarter", "after", "why_not"),
    [
        ("13002", 2, "505.76", ""),
        ("20000", 2, "505.74", ""),
        ("97400", 2, None, "indice du trimestre 2 de 2026, série de l’outre-mer non saisi"),
        ("20200", 3, None, "indice du trimestre 3 de 2025, série de la Corse non saisi"),
    ],
)
def test_corsica_and_overseas_are_reviewed_by_their_own_series(postcode, quarter, after, why_not):
    """148.37 / 146.68 on the mainland, 146.22 / 144.56 in Corsica (loi n° 2022-1158, art. 12)."""
    organisation = an_organisation()
    lease = _lease(
        organisation,
        someone_as(organisation, "rental_manager"),
        quarter=quarter,
        starts_on=date(2024, 8, 1) if quarter == 2 else MARCH_2024,
    )
    lease.site.postcode = postcode
    lease.site.save(update_fields=["postcode"])
    lease.refresh_from_db()

    told = propose(organisation, [lease], date(2026, 9, 1) if quarter == 2 else APRIL)[0]

    assert told.why_not == why_not
    if after is not None:
        assert told.after == Decimal(after)


def test_more_than_a_year_after_the_request_is_refused():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    lease = _lease(organisation, manager)

    with pytest.raises(Refused, match="Un an après la demande"):
        review_rents(
            organisation,
            occupancies=[lease],
            on=APRIL,
            effective_on=date(2028, 1, 1),
            actor=manager,
        )

    assert not RentReview.objects.exists()
