"""An aid without a code is proposed to whoever awaits that sum under a name alike."""

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.base.tenancy.tests.pages import come_in
from palier.registers.people.models import Person
from palier.work.benefits.actions import confirm_benefits, identify_benefit
from palier.work.benefits.models import Claimant
from palier.work.benefits.proposing import guesses
from palier.work.benefits.tests.examples import a_remittance
from palier.work.billing.tests.examples import a_rented_home

AWAITED = "287"


def named(organisation, first, last):
    """A home of which 287 euros of benefit are awaited each month."""
    home = a_rented_home(organisation)
    people = home.household.members.values("person")
    Person.objects.filter(pk__in=people).update(first_name=first, last_name=last)
    return home


def told(organisation, name, amount=AWAITED):
    return a_remittance(organisation, f";{name};77;05/2026;{amount};;")


@pytest.mark.parametrize(
    ("name", "amount", "why"),
    [
        ("Guérin Claude Marie Anne", AWAITED, "nom proche, attend 287,00\u00a0€"),
        ("GUERAIN MARIE CLAUDE", "250", "nom proche, autre montant attendu"),
        ("GUERAIN MARIE CLAUDE", AWAITED, "nom proche, attend 287,00\u00a0€"),
        ("MARTIN PAUL", AWAITED, None),
        ("GUERIN", "250", None),
    ],
)
def test_the_same_sum_or_nearly_the_same_name(name, amount, why):
    organisation = an_organisation()
    home = named(organisation, "Marie Claude", "Guérin")
    named(organisation, "Awa", "Diallo")
    row = told(organisation, name, amount)

    found = guesses(row, someone_as(organisation, "accountant"))

    assert [each.why for each in found.values()] == ([why] if why else [])
    assert all(each.occupancy == home for each in found.values())


def test_two_as_likely_are_not_proposed():
    organisation = an_organisation()
    named(organisation, "Marie", "Guérin")
    named(organisation, "Marie", "Guérin")
    row = told(organisation, "GUERIN MARI")

    assert guesses(row, someone_as(organisation, "accountant")) == {}


def test_a_yes_recognises_them_and_their_number_is_known():
    organisation = an_organisation()
    home = named(organisation, "Marie", "Guérin")
    row = told(organisation, "GUERIN MARI")
    accountant = someone_as(organisation, "accountant")

    confirm_benefits(row, guesses=list(guesses(row, accountant).values()), actor=accountant)

    line = row.lines.get()
    assert (line.occupancy, line.matched_by) == (home, "hand")
    assert Claimant.objects.get().household == home.household


def test_a_proposal_that_no_longer_stands_is_refused_and_nothing_changes():
    organisation = an_organisation()
    named(organisation, "Marie", "Guérin")
    other = named(organisation, "Awa", "Diallo")
    row = told(organisation, "GUERIN MARI")
    accountant = someone_as(organisation, "accountant")
    before = list(guesses(row, accountant).values())
    identify_benefit(row.lines.get(), occupancy=other, actor=accountant)

    with pytest.raises(Refused, match="ne tient plus"):
        confirm_benefits(row, guesses=before, actor=accountant)
    with pytest.raises(Refused, match="Cochez"):
        confirm_benefits(row, guesses=[], actor=accountant)

    assert row.lines.get().occupancy == other


def test_who_may_not():
    organisation = an_organisation()
    named(organisation, "Marie", "Guérin")
    row = told(organisation, "GUERIN MARI")
    known = list(guesses(row, someone_as(organisation, "accountant")).values())

    with pytest.raises(PermissionDenied, match="rôle"):
        confirm_benefits(row, guesses=known, actor=someone_as(organisation, "host"))

    assert row.lines.get().occupancy is None


def test_the_page_proposes_them_all_at_once(client):
    organisation = an_organisation()
    home = named(organisation, "Marie", "Guérin")
    row = told(organisation, "GUERIN MARI")
    come_in(client, organisation, "accountant")

    page = client.get(f"/aides/{row.pk}/").content.decode()
    form = client.get(f"/aides/{row.pk}/propositions/").content.decode()
    client.post(f"/aides/{row.pk}/propositions/", {"guesses": [f"{row.lines.get().pk}:{home.pk}"]})

    assert "Sans doute" in page
    assert home.number in form
    assert row.lines.get().occupancy == home
