from datetime import date
from importlib import import_module

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.journal.action import CATALOGUE, catalogue
from palier.base.journal.models import Record
from palier.base.journal.saying import AS_IT_IS, DONE
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Organisation
from palier.base.tenancy.roles import actions_of
from palier.base.tenancy.tests.examples import someone_who_may
from palier.base.tenancy.walls import stand_in
from palier.registers.people.actions import add_person, open_household
from palier.registers.people.tests.examples import a_household
from tests.house.who_may_not import MAY_NOT

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


def _stranger(name: str, *actions: str) -> tuple[Organisation, Actor]:
    """An association and someone who works for it, none of them in any database."""
    organisation = Organisation(pk=len(name) + 1, name=name)
    return organisation, Actor(organisation, name, user_id=1, actions=frozenset(actions))


@pytest.mark.usefixtures("no_database")
def test_whoever_has_no_role_may_not():
    """Told before anything is read: nothing can have happened."""
    for name, entry in catalogue().items():
        organisation, actor = _stranger("Ici")
        with pytest.raises(PermissionDenied, match="rôle"):
            entry.function(organisation, actor=actor)
        assert not actor.may(name)


@pytest.mark.usefixtures("no_database")
def test_another_association_may_not_be_the_subject():
    for name, entry in catalogue().items():
        theirs, _ = _stranger("Ailleurs")
        _, actor = _stranger("Ici", name)
        with pytest.raises(PermissionDenied, match="rôle"):
            entry.function(theirs, actor=actor)


@pytest.mark.usefixtures("no_database")
def test_what_a_trade_must_never_be_given():
    for role, names in MAY_NOT.items():
        for name in names.split():
            organisation = Organisation(pk=1, name="Ici")
            actor = Actor(organisation, role, roles=(role,), actions=actions_of([role]))
            with pytest.raises(PermissionDenied, match="rôle"):
                catalogue()[name].function(organisation, actor=actor)


def test_every_verb_has_its_past():
    """« Noter un entretien » is read « a noté un entretien » by those who were not there."""
    import_module("config.urls")
    verbs = {each.label.partition(" ")[0] for each in CATALOGUE.values()}

    assert {verb for verb in verbs if not verb.endswith("er")} <= {*DONE, *AS_IT_IS}
