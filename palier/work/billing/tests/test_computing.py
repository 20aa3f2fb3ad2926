"""The statement of SQL and the rules of the law say the same."""

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from palier.base.kit.periods import span
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import the_system
from palier.law.dates import Month
from palier.law.proration import Convention
from palier.work.billing.actions import prepare_rent_run, set_term
from palier.work.billing.computing import Asked, worth
from palier.work.billing.models import Draft, Term
from palier.work.leases.actions import end_occupancy
from palier.work.leases.tests.examples import a_lived_in_contract

DAYS = st.dates(date(2026, 3, 20), date(2026, 6, 10))
AMOUNTS = st.decimals(0, 900, places=2)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    regime=st.sampled_from(["loi89", "logement_foyer", "shelter"]),
    convention=st.sampled_from([c.value for c in Convention]),
    starts_on=DAYS,
    stays=st.one_of(st.none(), st.integers(1, 80)),
    terms=st.lists(
        st.tuples(st.sampled_from([k.value for k in Term.Kind]), AMOUNTS, DAYS), max_size=5
    ),
)
def test_sql_and_law_agree(regime, convention, starts_on, stays, terms):
    organisation = an_organisation(proration=convention)
    actor = the_system(organisation)
    home = a_lived_in_contract(organisation, regime=regime, starts_on=starts_on)
    for rank, (kind, amount, day) in enumerate(sorted(terms, key=lambda each: each[2])):
        if (kind, regime) == ("benefit", "shelter"):
            continue  # a shelter opens no housing benefit
        set_term(
            home,
            kind=kind,
            label="Aide" if kind == "benefit" else f"{kind} {rank}",
            amount=amount,
            starts_on=day,
            reason="geste" if kind == "discount" else "",
            actor=actor,
        )
    if stays:
        end_occupancy(
            home,
            ends_on=date.fromordinal(starts_on.toordinal() + stays),
            end_reason="other",
            actor=actor,
        )
    home.refresh_from_db()

    run = prepare_rent_run(organisation, month_on=date(2026, 5, 1), actor=actor)

    month = Month(2026, 5)
    lived = span(home.period)
    asked = Asked(home.law, lived, list(Term.objects.filter(occupancy=home)))
    expected = worth(asked, month, Convention(convention))
    draft = Draft.objects.filter(run=run).first()
    if lived.within(month) is None:
        assert draft is None
        return
    assert draft is not None
    assert {name: getattr(draft, name) for name in expected.sums} == expected.sums
    assert (draft.benefit, draft.net) == (expected.benefit, expected.net)
    assert draft.net == draft.due - draft.benefit
