from datetime import date

from palier.law.dates import Month, Span, add_months, months_of
from palier.law.measure_months import count_months


def test_a_month_is_counted_as_soon_as_one_day_of_it_runs():
    months = count_months(Span(date(2026, 1, 31), date(2026, 3, 2)), [], date(2026, 12, 31))
    assert [str(m) for m in months.started] == ["2026-01", "2026-02", "2026-03"]


def test_the_month_of_a_last_day_on_the_31st_is_the_last():
    months = count_months(Span(date(2026, 1, 1), date(2026, 2, 1)), [], date(2026, 12, 31))
    assert months.started == (Month(2026, 1),)


def test_a_month_wholly_paused_is_suspended_and_one_partly_paused_is_not():
    span = Span(date(2026, 1, 5))
    pauses = [Span(date(2026, 1, 20), date(2026, 3, 10))]

    months = count_months(span, pauses, date(2026, 4, 15))

    assert [str(m) for m in months.suspended] == ["2026-02"]
    assert [str(m) for m in months.started] == ["2026-01", "2026-03", "2026-04"]


def test_an_open_pause_suspends_every_month_that_follows():
    span = Span(date(2026, 1, 5))
    months = count_months(span, [Span(date(2026, 2, 1))], date(2026, 4, 15))
    assert [len(months.started), len(months.suspended)] == [1, 3]


def test_nothing_is_counted_before_the_start():
    assert months_of(Span(date(2026, 5, 1)), date(2026, 4, 30)) == []


def test_months_are_added_to_the_last_day_that_exists():
    assert add_months(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert add_months(date(2026, 1, 15), 12) == date(2027, 1, 15)
    assert add_months(date(2026, 3, 31), -1) == date(2026, 2, 28)
