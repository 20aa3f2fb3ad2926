import pytest
from django.core.exceptions import PermissionDenied

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.people.actions import add_body
from palier.registers.people.models import Body


def test_a_landlord_is_added_and_sorts_without_accents():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")

    body = add_body(organisation, name="Éts Ravel", kinds=["landlord"], actor=manager)

    body.refresh_from_db()
    assert body.sort_name == "ets ravel"


def test_the_desk_adds_no_landlord():
    organisation = an_organisation()

    with pytest.raises(PermissionDenied, match="Votre rôle ne permet pas"):
        add_body(
            organisation,
            name="SCI",
            kinds=["landlord"],
            actor=someone_as(organisation, "volunteer"),
        )

    assert not Body.objects.exists()
