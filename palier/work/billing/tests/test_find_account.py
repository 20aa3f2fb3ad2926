"""Whose money it is, said by a number or by a part of a name, with or without its accents."""

import pytest
from django.core.exceptions import ValidationError

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.people.models import Household, Person
from palier.work.billing.forms.bank_lines import find_account
from palier.work.billing.tests.examples import a_rented_home


def named(organisation, name, first="Awa", last="Diallo"):
    home = a_rented_home(organisation)
    people = home.household.members.values("person")
    Person.objects.filter(pk__in=people).update(first_name=first, last_name=last)
    Household.objects.filter(pk=home.household_id).update(name=name)
    return home


@pytest.mark.parametrize("who", ["Guérin", "guerin", "GUERIN marie", "Ménage Guérin", "b-{}"])
def test_one_alone_is_found_by_any_of_its_words(who):
    organisation = an_organisation()
    home = named(organisation, "Ménage Guérin", "Marie", "Guérin")
    named(organisation, "Ménage Diallo")

    account = find_account(
        home.number if who == "b-{}" else who,
        someone_as(organisation, "accountant"),
        main_entity(organisation),
    )

    assert account.household == home.household


def test_several_are_told_apart_by_their_contract():
    organisation = an_organisation()
    homes = [named(organisation, "Ménage Guérin", "Marie", "Guérin") for _ in range(4)]

    with pytest.raises(ValidationError) as refused:
        find_account("Guérin", someone_as(organisation, "accountant"), main_entity(organisation))

    for home in homes:
        assert home.number in refused.value.messages[0]


@pytest.mark.parametrize("who", ["Zzz", "loyer", "«»"])
def test_nobody_is_said(who):
    organisation = an_organisation()
    named(organisation, "Ménage Diallo")

    with pytest.raises(ValidationError, match="Aucun ménage"):
        find_account(who, someone_as(organisation, "accountant"), main_entity(organisation))
