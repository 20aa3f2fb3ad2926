import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import the_system
from palier.registers.people.tests.examples import a_body
from palier.work.eviction.actions import give_opinion, hold_commission, note_commission_attendance
from palier.work.eviction.models import CommissionCase
from palier.work.eviction.papers import agenda_pdf
from palier.work.eviction.reads import seen_by
from palier.work.eviction.tests.examples import (
    a_commission,
    a_commission_case,
    a_commission_member,
    a_landlord,
    a_procedure,
)


def test_a_sheet_says_what_the_members_read():
    organisation = an_organisation()
    commission, procedure = a_commission(organisation), a_procedure(organisation)

    case = a_commission_case(commission, procedure=procedure, name="")

    assert (case.household, case.name) == (procedure.household, procedure.household.name)
    assert case.rank == 1


def test_a_landlord_reads_its_own_tenants_only():
    organisation = an_organisation()
    commission = a_commission(organisation)
    ours, theirs = a_landlord(organisation), a_landlord(organisation, "Autre bailleur")
    member = a_commission_member(organisation, ours, sees="own")
    town = a_commission_member(
        organisation, a_body(organisation, "CCAS", "partner"), name="Mme R."
    )
    mine = a_commission_case(commission, landlord=ours)
    a_commission_case(commission, name="M. D.", landlord=theirs)
    a_commission_case(commission, name="Mme E.")

    assert seen_by(member, commission) == [mine]
    assert len(seen_by(town, commission)) == 3
    assert agenda_pdf(commission, member).startswith(b"%PDF")


@pytest.mark.parametrize(
    ("given", "words"), [({"name": " "}, "de qui"), ({"informed_on": None}, "est informé")]
)
def test_without_a_name_or_an_informed_household_it_is_refused(given, words):
    commission = a_commission(an_organisation())

    with pytest.raises(Refused, match=words):
        a_commission_case(commission, **given)

    assert not CommissionCase.objects.exists()


def test_a_household_is_looked_at_once_and_not_after_the_session():
    organisation = an_organisation()
    commission, procedure = a_commission(organisation), a_procedure(organisation)
    case = a_commission_case(commission, procedure=procedure)
    with pytest.raises(Refused, match="déjà à l’ordre du jour"):
        a_commission_case(commission, procedure=procedure)
    actor, member = (
        the_system(organisation),
        a_commission_member(organisation, a_body(organisation, "CCAS", "partner")),
    )
    give_opinion(case, opinion="Plan.", given_on=commission.on, actor=actor)
    note_commission_attendance(commission, present=[member], actor=actor)
    hold_commission(commission, held_on=commission.on, actor=actor)

    with pytest.raises(Refused, match="close"):
        a_commission_case(commission, name="M. Z.")
