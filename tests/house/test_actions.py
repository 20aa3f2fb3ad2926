from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.journal.action import CATALOGUE
from palier.base.journal.models import Record
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_who_may
from palier.base.tenancy.walls import stand_in
from palier.registers.people.actions import add_person, open_household
from palier.registers.people.tests.examples import a_household

MAY_2 = date(2026, 5, 2)


def test_the_record_keeps_ids_and_dates_and_never_words():
    organisation = an_organisation()
    actor = someone_who_may(organisation, "people.open_household")

    household = open_household(
        organisation, first_name="Awa", phone="06 00 00 00 00", opened_on=MAY_2, actor=actor
    )

    record = Record.objects.get(action="people.open_household")
    assert record.details == {"opened_on": "2026-05-02"}
    assert (record.on, record.user_id, record.actor) == (MAY_2, actor.user_id, "Aïcha B.")
    assert record.subjects == [
        f"tenancy.organisation:{organisation.pk}",
        f"people.household:{household.pk}",
    ]


def test_a_row_of_another_association_is_refused_even_as_a_keyword():
    theirs = an_organisation("Ailleurs")
    their_household = a_household(theirs)
    ours = an_organisation("Ici")
    actor = someone_who_may(ours, "people.add_person")
    stand_in(theirs.pk)

    with pytest.raises(PermissionDenied):
        add_person(their_household, first_name="Lina", starts_on=MAY_2, actor=actor)

    assert their_household.members.count() == 1


def test_a_record_is_never_changed():
    from django.db import ProgrammingError, transaction

    organisation = an_organisation()
    a_household(organisation)

    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        Record.objects.update(action="people.nothing")
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        Record.objects.all().delete()


@pytest.mark.parametrize("name", sorted(CATALOGUE))
def test_whoever_has_no_role_may_not(name):
    organisation = an_organisation()
    before = Record.objects.count()

    with pytest.raises(PermissionDenied):
        CATALOGUE[name].function(organisation, actor=someone_who_may(organisation))

    assert Record.objects.count() == before


@pytest.mark.parametrize("name", sorted(CATALOGUE))
def test_another_association_may_not_be_the_subject(name):
    theirs = an_organisation("Ailleurs")
    ours = an_organisation("Ici")
    before = Record.objects.count()

    with pytest.raises(PermissionDenied):
        CATALOGUE[name].function(theirs, actor=someone_who_may(ours, name))

    assert Record.objects.count() == before
