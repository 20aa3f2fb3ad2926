from palier.base.ledger.tests.examples import an_organisation
from palier.work.casework.actions import call_conference
from palier.work.casework.tests.examples import MAY_2, a_conference, a_worker


def test_the_person_is_invited_with_the_partners():
    organisation = an_organisation()

    conference = a_conference(organisation)

    guests = list(conference.guests.order_by("pk").values_list("name", "is_person"))
    assert guests == [
        ("Ménage Diallo", True),
        ("CCAS", False),
        ("Mme Petit, curatrice", False),
    ]


def test_she_may_prefer_not_to_come():
    organisation = an_organisation()
    household = a_conference(organisation).household

    conference = call_conference(
        household,
        on=MAY_2,
        subject_words="Suite",
        with_person=False,
        actor=a_worker(organisation),
    )

    assert not conference.guests.exists()
