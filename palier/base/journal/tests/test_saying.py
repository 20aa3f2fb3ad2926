import pytest

from palier.base.journal.saying import done_by


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("Noter un entretien", "Samira B. a noté un entretien"),
        ("Évaluer une demande", "Samira B. a évalué une demande"),
        ("Clore un objectif", "Samira B. a clos un objectif"),
        ("Revenir sur une réponse", "Samira B. : revenir sur une réponse"),
    ],
)
def test_an_action_is_read_in_the_past(label, said):
    assert done_by("Samira B.", label) == said
