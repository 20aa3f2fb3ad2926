from palier.base.ui.shell import MOST_UNFOLDED, MenuEntry, drawn_menu


def entries(part, count):
    return [MenuEntry(f"{part}.{n}", f"{part} {n}", "ui:day", "home") for n in range(count)]


def test_a_long_menu_begins_with_what_is_at_hand_and_folds_where_one_is_not():
    day, social, letting = entries("day", 1), entries("social", 8), entries("letting", 9)
    at_hand = [letting[4], social[0]]

    first, second, third = drawn_menu(
        [("", day), ("Accompagner", social), ("Loger", letting)], at_hand, "letting.2"
    )

    assert [each.code for each in first.entries] == ["letting.4", "social.0", "day.0"]
    assert [each.code for each in second.entries] == [f"social.{n}" for n in range(1, 8)]
    assert (second.is_open, third.is_open) == (False, True)
    told = [each.code for part in (first, second, third) for each in part.entries]
    assert len(told) == len(set(told)) == 18


def test_a_short_menu_folds_nothing_and_shows_no_empty_part():
    day, social = entries("day", 2), entries("social", MOST_UNFOLDED - 2)
    shown = drawn_menu([("", day), ("Accompagner", social), ("Gérer", [])], [], "day.0")
    assert [(each.title, each.is_open) for each in shown] == [("", True), ("Accompagner", True)]
