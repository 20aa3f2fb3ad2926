from datetime import date, timedelta

from palier.base.ui.day import SHOWN, day_of
from palier.base.ui.shell import Todo

TODAY = date(2026, 11, 24)


def due(days, *, whose="", title="x"):
    on = None if days is None else TODAY + timedelta(days=days)
    return Todo(title, "/", due_on=on, whose=whose)


def asking(title="x"):
    return Todo(title, "/", due_on=TODAY - timedelta(days=3), asks_yes=True)


def told(day):
    return [(group.key, group.count, group.split) for group in day.groups]


def test_all_of_it_is_counted_in_the_group_of_its_day_mine_before_the_team_s():
    day = day_of(
        [due(-9), due(-1, whose="Jeanne L."), due(0), due(0), due(7), due(8), due(None)], TODAY
    )

    assert told(day) == [
        ("retard", 2, "1 à moi ou à mon rôle, 1 à l’équipe"),
        ("jour", 2, "2 à moi ou à mon rôle"),
        ("semaine", 1, "1 à moi ou à mon rôle"),
        ("apres", 1, "1 à moi ou à mon rôle"),
        ("sans-date", 1, "1 à moi ou à mon rôle"),
    ]
    assert (day.all, day.mine, day.team) == (7, 6, 1)
    assert day.words.replace("\u00a0", " ") == "2 retards, 2 choses pour aujourd’hui"


def test_a_long_group_is_cut_where_one_sees_it_and_counted_whole():
    many = [due(-1) for _ in range(SHOWN + 30)]

    [group] = day_of(many, TODAY).groups
    [opened] = day_of(many, TODAY, opened="retard").groups

    assert (group.count, len(group.mine), group.hidden) == (SHOWN + 30, SHOWN, 30)
    assert (opened.count, len(opened.mine), opened.hidden) == (SHOWN + 30, SHOWN + 30, 0)


def test_mine_or_the_team_s_alone_and_the_counts_of_all_stay():
    rows = [due(0), due(0, whose="Karim T."), due(0, whose="Karim T.")]

    mine, team = (day_of(rows, TODAY, whose=each) for each in ("moi", "equipe"))

    assert [told(mine)[0][1], told(team)[0][1]] == [1, 2]
    assert (mine.all, mine.mine, mine.team) == (3, 1, 2)
    assert mine.words == day_of(rows, TODAY).words
    assert told(day_of(rows, TODAY, whose="nimporte")) == told(day_of(rows, TODAY))


def test_a_day_with_nothing_says_nothing():
    assert day_of([], TODAY).words == ""
    assert told(day_of([due(30)], TODAY)) == [("apres", 1, "1 à moi ou à mon rôle")]


def test_what_waits_for_a_yes_stands_apart_and_is_never_late():
    day = day_of([due(-2), asking("Second accord"), asking()], TODAY, whose="moi")

    assert told(day) == [("retard", 1, "1 à moi ou à mon rôle")]
    assert [each.title for each in day.proposals] == ["Second accord", "x"]
    assert day.words.replace("\u00a0", " ") == "1 retard, 2 attendent votre oui"
    assert day.all == 1
