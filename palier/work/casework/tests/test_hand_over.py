from palier.base.ledger.tests.examples import an_organisation
from palier.registers.people.tests.examples import a_household
from palier.work.casework.actions import hand_over
from palier.work.casework.tests.examples import MAY_2, a_handout, a_worker


def test_what_was_handed_says_which_version_to_whom_and_whether_explained():
    organisation = an_organisation()
    household = a_household(organisation)

    hand_over(
        household,
        handout=a_handout(organisation, language="arabe"),
        given_to="Awa Diallo",
        on=MAY_2,
        explained=True,
        actor=a_worker(organisation),
    )

    given = household.hand_overs.select_related("handout").get()
    assert (str(given.handout), given.given_to, given.explained) == (
        "charte des droits et libertés, 2026 (arabe)",
        "Awa Diallo",
        True,
    )
