from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.leases.actions import write_template
from palier.work.leases.composing import compose
from palier.work.leases.models import ContractTemplate
from palier.work.leases.tests.examples import JANUARY, a_draft

OURS = "## Entre\n{association} et {titulaires}.\n\n## Chez vous\n{lieu}."


def test_our_own_words_are_filled_in_from_their_day():
    organisation = an_organisation()
    write_template(
        organisation,
        regime="logement_foyer",
        starts_on=date(2026, 3, 1),
        text=OURS,
        actor=someone_as(organisation, "rental_manager"),
    )
    contract = a_draft(organisation, regime="logement_foyer")

    before, after = compose(contract, JANUARY), compose(contract, date(2026, 3, 1))

    assert [part["title"] for part in after] == ["Entre", "Chez vous"]
    assert after[1]["text"] == f"{contract.site.name}, {contract.main_place.label}."
    assert "trois cas seulement" in " ".join(part["text"] for part in before)


@pytest.mark.parametrize(
    ("text", "because"),
    [("Sans titre", "## Titre"), ("## A\n{chateau}", "Rien ne remplit .chateau")],
)
def test_a_field_that_nothing_fills_is_refused(text, because):
    organisation = an_organisation()

    with pytest.raises(Refused, match=because):
        write_template(
            organisation,
            regime="loi89",
            starts_on=JANUARY,
            text=text,
            actor=someone_as(organisation, "rental_manager"),
        )

    assert not ContractTemplate.objects.exists()
