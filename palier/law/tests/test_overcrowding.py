from decimal import Decimal

import pytest

from palier.law.overcrowding import (
    Occupant,
    gap_in_words,
    has_rooms_to_spare,
    least_surface,
    normal_rooms,
)

HEAD, PARTNER = Occupant(40, "f", in_couple=True, is_head=True), Occupant(41, "m", in_couple=True)
ALONE = Occupant(40, "f", is_head=True)


def child(age, sex="m"):
    return Occupant(age, sex)


def test_cch_r822_25_the_table_of_surfaces():
    assert [least_surface(n) for n in range(1, 10)] == [9, 16, 25, 34, 43, 52, 61, 70, 70]


@pytest.mark.parametrize(
    ("people", "rooms"),
    [
        ([ALONE], 2),
        ([HEAD, PARTNER], 2),
        ([HEAD, PARTNER, child(4, "m"), child(6, "f")], 3),
        ([HEAD, PARTNER, child(8, "m"), child(6, "f")], 4),
        ([HEAD, PARTNER, child(8, "m"), child(6, "m")], 3),
        ([ALONE, child(12, "m"), child(14, "m"), child(15, "f")], 4),
        ([ALONE, child(12, "m"), child(5, "m"), child(15, "f"), child(4, "f")], 4),
        ([ALONE, child(20, "m")], 3),
        ([ALONE, Occupant(70, "m")], 3),
        ([ALONE, child(9, ""), child(11, "")], 4),
    ],
)
def test_insee_one_room_each_and_children_by_two(people, rooms):
    assert normal_rooms(people) == rooms


@pytest.mark.parametrize(
    ("rooms", "people", "surface", "words"),
    [
        (1, [ALONE], "25", "peuplement normal"),
        (1, [ALONE], "24.9", "surpeuplement modéré"),
        (2, [HEAD, PARTNER], "40", "peuplement normal"),
        (2, [HEAD, PARTNER], "35", "surpeuplement modéré"),
        (1, [HEAD, PARTNER, child(4)], "40", "surpeuplement accentué"),
        (4, [HEAD, PARTNER], "80", "sous-peuplement prononcé"),
        (5, [HEAD, PARTNER], "90", "sous-peuplement très accentué"),
    ],
)
def test_insee_the_gap_in_words(rooms, people, surface, words):
    assert gap_in_words(rooms, people, Decimal(surface)) == words


@pytest.mark.parametrize(
    ("rooms", "people", "spare"),
    [(3, 1, True), (4, 2, True), (2, 1, False), (3, 2, False), (5, 4, False), (4, 0, False)],
)
def test_a_social_landlord_may_act_beyond_one_room_more_than_people(rooms, people, spare):
    """CCH art. L442-3-1: one person in three rooms, a couple in four."""
    assert has_rooms_to_spare(rooms, people) is spare


def test_one_room_of_unknown_surface_is_not_judged_for_one_person():
    alone = [Occupant(age=40, is_head=True)]
    assert gap_in_words(1, alone, None) == ""
    assert gap_in_words(1, alone, Decimal(24)) == "surpeuplement modéré"
    assert gap_in_words(1, alone, Decimal(25)) == "peuplement normal"
