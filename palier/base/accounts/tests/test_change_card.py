import pytest

from palier.base.accounts.actions import change_card
from palier.base.kit.refusals import Refused
from palier.base.tenancy.models import Organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import an_organisation, someone_as

CARD = {
    "name": "Les Maisons",
    "street": "1 rue",
    "postcode": "13003",
    "town": "Marseille",
    "phone": "",
    "email": "",
    "siren": "912345675",
    "approvals": "ILGLS",
    "proration": "thirty_days",
    "due_day": 10,
}


def test_the_card_heads_the_next_documents():
    organisation = an_organisation()

    change_card(organisation, actor=someone_as(organisation, "administrator"), **CARD)

    organisation.refresh_from_db()
    assert (organisation.name, organisation.due_day) == ("Les Maisons", 10)
    assert main_entity(organisation).siren == "912345675"


def test_a_due_day_that_some_months_lack_is_refused():
    organisation = an_organisation()

    with pytest.raises(Refused, match="de 1 à 28"):
        change_card(
            organisation,
            actor=someone_as(organisation, "administrator"),
            **{**CARD, "due_day": 31},
        )

    assert Organisation.objects.get(pk=organisation.pk).name == "Toit pour tous"
