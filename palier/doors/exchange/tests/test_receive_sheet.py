import pytest

from palier.base.documents.models import StoredFile
from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.doors.exchange.models import SheetImport
from palier.doors.exchange.tests.examples import a_read_file
from palier.registers.people.models import Household


@pytest.mark.parametrize(
    ("name", "recipe"),
    [
        ("suivi-locatif.xlsx", "homes"),
        ("grille-iml.csv", "homes"),
        ("pension-de-famille.xlsx", "homes"),
        ("menages.csv", "people"),
        ("structures.csv", "bodies"),
        ("mesures.ods", "measures"),
        ("balance-agee.xlsx", "balances"),
    ],
)
def test_a_file_is_known_for_what_it_is_and_nothing_is_written(name, recipe):
    organisation = an_organisation()

    row = a_read_file(organisation, name)

    assert (row.recipe, row.state) == (recipe, "read")
    assert row.file.digest
    assert not Household.objects.exists()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("bordereau-caf.csv", "bordereau CAF"),
        ("registre-point-info.csv", "registre de passages"),
        ("feuille-emargement.xlsx", "feuille d’émargement"),
        ("planning-hotes.xlsx", "planning"),
        ("contentieux.csv", "contentieux"),
        ("fsl.csv", "FSL"),
        ("reddition-proprietaire.xlsx", "reddition"),
        ("cerfa-15059.csv", "Cerfa"),
        ("avis-quittance.csv", "avis ou une quittance"),
        ("etat-des-lieux.csv", "état des lieux"),
        ("bilan-asll.csv", "bilan d’accompagnement"),
    ],
)
def test_a_document_that_is_not_brought_over_is_named_and_nothing_is_kept(name, words):
    organisation = an_organisation()

    with pytest.raises(Refused, match=words):
        a_read_file(organisation, name)

    assert not SheetImport.objects.exists()
    assert not StoredFile.objects.exists()


def test_a_file_without_headings_is_refused_with_what_to_do():
    organisation = an_organisation()

    with pytest.raises(Refused, match="Aucun titre de colonne"):
        a_read_file(organisation, "notes.csv", b"bonjour;a tous\n1;2\n")

    assert not SheetImport.objects.exists()
