"""Names of people of everywhere, as registers write them: nothing is made up, doubts are said."""

import pytest

from palier.base.kit.names import Named, cased, read_names


def people(text: str) -> list[tuple[str, str, str]]:
    return [(each.first_name, each.last_name, each.title) for each in read_names(text)[0]]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("DIALLO Awa", "Awa", "Diallo"),
        ("Awa DIALLO", "Awa", "Diallo"),
        ("Diallo, Awa", "Awa", "Diallo"),
        ("Le Goff Yann", "Yann", "Le Goff"),
        ("LE GOFF Yann", "Yann", "Le Goff"),
        ("Yann LE GOFF", "Yann", "Le Goff"),
        ("El Amrani Samira", "Samira", "El Amrani"),
        ("BEN ALI Karim", "Karim", "Ben Ali"),
        ("Ben Ali Karim", "Karim", "Ben Ali"),
        ("de la Tour Marie", "Marie", "de la Tour"),
        ("Jean de LA TOUR", "Jean", "de LA TOUR"),
        ("VAN DEN BERG Piet", "Piet", "Van Den Berg"),
        ("AÏT-SAÏD Jean-Luc", "Jean-Luc", "Aït-Saïd"),
        ("O’BRIEN Siobhán", "Siobhán", "O’Brien"),
        ("NGUYỄN Thị Ánh", "Thị Ánh", "Nguyễn"),
        ("ŻÓŁĆ Łukasz", "Łukasz", "Żółć"),
        ("M.TAVERNIER Nour", "Nour", "Tavernier"),
        ("Mme.KONÉ Fatou", "Fatou", "Koné"),
        ("OULD MOHAMED Sidi", "Sidi", "Ould Mohamed"),
        ("Шевченко Тарас", "Тарас", "Шевченко"),
        ("李 娜", "娜", "李"),
        ("ሰላም ገብረ", "ገብረ", "ሰላም"),
        ("DIALLO", "", "Diallo"),
    ],
)
def test_parts_are_kept_apart(text, first, last):
    [named], doubts = read_names(text)
    assert (named.first_name, named.last_name) == (first, last)
    assert doubts == []


def test_a_title_is_no_part_of_a_name():
    assert people("M.TAVERNIER") == [("", "Tavernier", "mr")]
    assert people("Mme DIALLO Awa") == [("Awa", "Diallo", "mrs")]
    assert people("Monsieur et Madame SOREL")[0][1] == "Sorel"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("DURAND épouse MARTIN Ode", Named("Ode", "Martin", "mrs", "Durand")),
        ("DURAND ép. MARTIN Ode", Named("Ode", "Martin", "mrs", "Durand")),
        ("MARTIN née DURAND Ode", Named("Ode", "Martin", "mrs", "Durand")),
        ("Ode MARTIN née DURAND", Named("Ode", "Martin", "mrs", "Durand")),
        ("Mme MARTIN Ode née DURAND", Named("Ode", "Martin", "mrs", "Durand")),
        ("DURAND veuve MARTIN Ode", Named("Ode", "Martin", "mrs", "Durand")),
    ],
)
def test_a_birth_name_and_a_usual_one_are_two(text, expected):
    [named], doubts = read_names(text)
    assert named == expected
    assert doubts == []


def test_of_a_couple_the_one_who_is_named_comes_first_and_it_is_said():
    told, doubts = read_names("M. et Mme SOREL Lune")
    assert told == [Named("Lune", "Sorel", "mrs"), Named("", "Sorel", "mr")]
    assert "prénom de madame" in doubts[0]
    told, doubts = read_names("M. et Mme SOREL")
    assert [each.first_name for each in told] == ["", ""]
    assert "prénoms manquent" in doubts[0]


def test_first_names_alone_are_kept_whole_and_asked_about():
    told, doubts = read_names("IGOR et Nina")
    assert told == [Named("", "IGOR et Nina")]
    assert "à compléter" in doubts[0]


def test_a_first_name_beside_a_surname_takes_it_and_it_is_said():
    told, doubts = read_names("DIALLO Awa et Moussa")
    assert told == [Named("Awa", "Diallo"), Named("Moussa", "Diallo")]
    assert "Moussa Diallo" in doubts[0]


def test_what_cannot_be_told_apart_is_asked():
    told, doubts = read_names("Marie Claire Dupont")
    assert told == [Named("Claire Dupont", "Marie")]
    assert "capitales" in doubts[0]
    told, doubts = read_names("KONE Fatou (hébergée)")
    assert told == [Named("Fatou", "Kone")]
    assert "(hébergée)" in doubts[0]


def test_words_keep_their_own_capitals():
    assert [cased(each) for each in ("DIALLO", "McDonald", "d’artagnan", "LE GOFF")] == [
        "Diallo", "McDonald", "D’Artagnan", "Le Goff",
    ]  # fmt: skip
