"""The eviction procedure: loi n° 89-462 art. 24, décret n° 2021-8, CPCE; faits 4.1 and 4.2."""

from datetime import date
from decimal import Decimal

import pytest

from palier.law.procedure import (
    Course,
    OutOfOrder,
    Taken,
    check_step,
    deadlines,
    defects,
    eviction_from,
    grace_bounds,
    next_steps,
    path_of,
    prefect_delay,
    step_rules,
)

AFTER_2023, BEFORE_2023 = date(2023, 9, 15), date(2022, 5, 10)
MENTIONS = ("delay", "rent", "statement", "warning", "fsl", "judge")


def _course(*steps, signed_on=AFTER_2023, path="lease", **more):
    return Course(path, signed_on, steps, **more)


def _of(course):
    return {each.code: each for each in deadlines(course)}


def _order(on):
    return Taken("payment_order", on, mentions=MENTIONS)


@pytest.mark.parametrize(
    ("signed_on", "served_on", "raw", "ends", "acquired"),
    [
        (AFTER_2023, date(2025, 1, 2), None, date(2025, 2, 13), date(2025, 2, 14)),
        (BEFORE_2023, date(2025, 1, 2), date(2025, 3, 2), date(2025, 3, 3), date(2025, 3, 4)),
        (
            date(2023, 7, 28),
            date(2025, 6, 2),
            date(2025, 8, 2),
            date(2025, 8, 4),
            date(2025, 8, 5),
        ),
        (
            date(2023, 7, 29),
            date(2025, 6, 2),
            date(2025, 7, 14),
            date(2025, 7, 15),
            date(2025, 7, 16),
        ),
        (AFTER_2023, date(2026, 9, 2), None, date(2026, 10, 14), date(2026, 10, 15)),
        (BEFORE_2023, date(2025, 12, 31), date(2026, 2, 28), date(2026, 3, 2), date(2026, 3, 3)),
    ],
)
def test_article_24_i_six_weeks_or_two_months_by_the_day_of_the_lease(
    signed_on, served_on, raw, ends, acquired
):
    found = _of(_course(_order(served_on), signed_on=signed_on))

    assert (found["order_ends"].raw_on, found["order_ends"].on) == (raw, ends)
    assert found["clause_acquired"].on == acquired
    assert found["order_ends"].to_verify


def test_whether_that_delay_is_prolonged_is_for_the_association_to_say():
    found = _of(_course(_order(date(2025, 1, 2)), signed_on=BEFORE_2023, extends_order=False))

    assert found["order_ends"].on == date(2025, 3, 2)


@pytest.mark.parametrize(
    ("hearing", "last"),
    [
        (date(2025, 5, 12), date(2025, 3, 30)),
        (date(2027, 1, 14), date(2026, 12, 2)),
        (date(2026, 3, 2), date(2026, 1, 18)),
        (date(2024, 4, 11), date(2024, 2, 28)),
        (date(2026, 12, 15), date(2026, 11, 2)),
        (date(2023, 6, 1), date(2023, 3, 31)),
    ],
)
def test_article_24_iii_the_prefect_is_told_42_clear_days_before_never_prolonged(hearing, last):
    summons = Taken("summons", date(2023, 1, 2), hearing_on=hearing)

    assert _of(_course(_order(date(2022, 10, 1)), summons))["prefect_notice"].on == last


def test_before_the_law_of_2023_two_months():
    assert prefect_delay(date(2023, 7, 28))[0].months == 2
    assert prefect_delay(date(2023, 7, 29))[0].days == 42


@pytest.mark.parametrize(
    ("hearing", "sent_by"),
    [(date(2027, 1, 14), date(2027, 1, 7)), (date(2026, 5, 19), date(2026, 5, 11))],
)
def test_decree_2021_8_the_assessment_is_sent_five_open_days_before(hearing, sent_by):
    summons = Taken("summons", date(2026, 1, 5), hearing_on=hearing)

    assert _of(_course(_order(date(2025, 11, 1)), summons))["assessment_sent"].on == sent_by


def test_decree_2021_8_the_meeting_is_offered_within_fifteen_open_days():
    found = _of(
        _course(
            _order(date(2025, 11, 1)),
            Taken("summons", date(2026, 4, 20), hearing_on=date(2026, 7, 1)),
            Taken("assessment_asked", date(2026, 4, 30)),
        )
    )

    assert found["assessment_offered"].on == date(2026, 5, 27)


def test_article_24_ii_the_commission_two_months_before_the_summons():
    found = _of(_course(Taken("referral", date(2026, 8, 4))))

    assert (found["summons_from"].on, found["summons_from"].nature) == (date(2026, 10, 4), "from")
    person = _course(Taken("referral", date(2026, 8, 4)), landlord_is_person=True)
    assert "summons_from" not in _of(person)


def test_article_24_i_the_guarantor_within_fifteen_days():
    found = _of(_course(_order(date(2026, 3, 2)), has_guarantor=True))

    assert found["guarantor_served"].on == date(2026, 3, 17)


@pytest.mark.parametrize(
    ("summary", "served", "last"),
    [
        (False, date(2026, 3, 3), date(2026, 4, 3)),
        (False, date(2026, 3, 4), date(2026, 4, 7)),
        (True, date(2026, 3, 3), date(2026, 3, 18)),
        (True, date(2026, 4, 23), date(2026, 5, 11)),
    ],
)
def test_cpc_538_and_490_an_appeal_is_prolonged_to_an_open_day(summary, served, last):
    """4 April 2026 is the Saturday of Easter: the delay ends on the Tuesday."""
    found = _of(
        _course(
            Taken("judgment", date(2026, 2, 2), outcome="terminated", is_summary=summary),
            Taken("judgment_served", served),
        )
    )

    assert found["appeal"].on == last


@pytest.mark.parametrize(
    ("order", "ends", "earliest"),
    [
        (date(2025, 9, 15), date(2025, 11, 15), date(2026, 4, 1)),
        (date(2025, 8, 1), date(2025, 10, 1), date(2025, 10, 2)),
        (date(2025, 8, 31), date(2025, 10, 31), date(2026, 4, 1)),
        (date(2026, 1, 31), date(2026, 3, 31), date(2026, 4, 1)),
        (date(2026, 2, 28), date(2026, 4, 28), date(2026, 4, 29)),
        (date(2026, 3, 13), date(2026, 5, 13), date(2026, 5, 15)),
        (date(2026, 6, 30), date(2026, 8, 30), date(2026, 8, 31)),
    ],
)
def test_cpce_412_1_two_months_then_the_truce(order, ends, earliest):
    course = _course(Taken("order_to_vacate", order))

    assert _of(course)["vacate_ends"].on == ends
    assert eviction_from(course) == earliest


def test_cpce_412_8_a_violent_partner_has_no_two_months_no_truce_no_grace():
    order = Taken("order_to_vacate", date(2025, 11, 10), truce_exclusion="violence")
    told = _course(order)

    assert eviction_from(told) == date(2025, 11, 12)  # the 11th is a holiday
    assert not [d for d in deadlines(told) if d.code == "vacate_ends"]
    with pytest.raises(OutOfOrder, match="L412-8"):
        check_step(told, Taken("grace", date(2025, 11, 12), months=3))


def test_cpce_412_1_who_came_in_by_force_has_no_two_months_but_may_ask_the_judge():
    order = Taken("order_to_vacate", date(2025, 6, 2), truce_exclusion="squat")
    told = _course(order)

    assert eviction_from(told) == date(2025, 6, 3)
    check_step(told, Taken("grace", date(2025, 6, 10), months=3))


def test_cpce_412_7_a_student_whose_condition_ceased_gets_no_time_and_no_copy_is_due():
    order = Taken("order_to_vacate", date(2025, 6, 2))
    told = _course(
        order, Taken("prefect_copy", date(2025, 7, 1)), is_student=True, path="contract"
    )

    assert eviction_from(told) == date(
        2025, 8, 4
    )  # two months from the order; the 3rd is a Sunday
    with pytest.raises(OutOfOrder, match="L412-7"):
        check_step(told, Taken("grace", date(2025, 6, 10), months=3))
    alone = _course(order, is_student=True, path="contract")
    assert "no_prefect_copy" not in {defect.code for defect in defects(alone)}


def test_cpce_412_7_a_student_has_no_truce():
    course = _course(Taken("order_to_vacate", date(2025, 9, 15)), is_student=True, path="contract")

    assert eviction_from(course) == date(2025, 11, 17)


def test_cpce_412_6_an_excluded_case_has_no_truce():
    order = Taken("order_to_vacate", date(2025, 9, 15), truce_exclusion="rehoused")

    assert eviction_from(_course(order)) == date(2025, 11, 17)


def test_the_judge_may_shorten_or_prolong_the_two_months():
    assert eviction_from(_course(Taken("order_to_vacate", date(2026, 5, 4), months=0))) == date(
        2026, 5, 5
    )
    assert eviction_from(_course(Taken("order_to_vacate", date(2026, 5, 4), months=5))) == date(
        2026, 10, 5
    )


def test_cpce_412_4_delays_of_the_judge_of_execution_come_first():
    course = _course(
        Taken("order_to_vacate", date(2026, 5, 4)), Taken("grace", date(2026, 6, 1), months=12)
    )

    assert _of(course)["grace_ends"].on == date(2027, 6, 1)
    assert eviction_from(course) == date(2027, 6, 2)
    assert grace_bounds(date(2023, 7, 28))[:2] == (3, 36)
    assert grace_bounds(date(2023, 7, 29))[:2] == (1, 12)


def test_cpce_153_1_two_months_of_silence_refuse():
    found = _of(
        _course(
            Taken("order_to_vacate", date(2026, 4, 2)), Taken("police_request", date(2026, 6, 30))
        )
    )

    assert found["police_silence"].on == date(2026, 8, 30)


def test_cpce_433_furniture_for_two_months():
    found = _of(
        _course(Taken("order_to_vacate", date(2026, 4, 2)), Taken("eviction", date(2026, 6, 30)))
    )

    assert found["furniture"].on == date(2026, 8, 30)


def test_cch_r633_3_a_residence_gives_one_month():
    notice = Taken("formal_notice", date(2026, 1, 31), form="hand")

    assert _of(_course(notice, path="residence"))["notice_ends"].on == date(2026, 2, 28)
    closing = _course(notice, path="residence", notice_ground="closing")
    assert _of(closing)["notice_ends"].on == date(2026, 4, 30)


def test_a_registered_letter_not_claimed_has_no_effect():
    course = _course(
        Taken("formal_notice", date(2026, 1, 31), form="registered_unclaimed"), path="residence"
    )

    assert _of(course) == {}
    assert [each.code for each in defects(course)] == ["unclaimed"]


def test_outside_the_law_of_1989_the_contract_gives_the_delay():
    notice = Taken("formal_notice", date(2026, 1, 15), form="hand", months=2)

    assert _of(_course(notice, path="contract"))["notice_ends"].on == date(2026, 3, 15)


@pytest.mark.parametrize(
    ("steps", "step", "words"),
    [
        ((), Taken("summons", date(2026, 5, 4)), "vient après"),
        (
            (_order(date(2026, 5, 4)),),
            Taken("summons", date(2026, 5, 3)),
            "ne peut pas être avant",
        ),
        (
            (_order(date(2026, 1, 5)),),
            Taken("summons", date(2026, 5, 3), hearing_on=date(2026, 5, 3)),
            "L’audience doit être après",
        ),
        ((), Taken("formal_notice", date(2026, 5, 4)), "n’existe pas"),
        (
            (Taken("summons", date(2026, 1, 5)),),
            Taken("judgment", date(2026, 5, 4)),
            "ce que le juge a décidé",
        ),
        (
            (Taken("summons", date(2026, 1, 5)),),
            Taken("judgment", date(2026, 5, 4), outcome="suspended", months=37),
            "36 mois au plus",
        ),
        (
            (Taken("order_to_vacate", date(2026, 1, 5)),),
            Taken("grace", date(2026, 5, 4), months=13),
            "de 1 à 12 mois",
        ),
        (
            (Taken("judgment_served", date(2026, 1, 5)),),
            Taken("order_to_vacate", date(2026, 2, 5), months=6),
            "trois mois au plus",
        ),
        (
            (
                Taken("order_to_vacate", date(2025, 9, 15)),
                Taken("prefect_copy", date(2025, 9, 15)),
            ),
            Taken("eviction", date(2026, 3, 31)),
            "Aucune expulsion avant le 1er\xa0avril\xa02026, trêve",
        ),
        (
            (Taken("order_to_vacate", date(2026, 4, 1)),),
            Taken("eviction", date(2026, 7, 13)),
            "n’a pas reçu copie",
        ),
        (
            (_order(date(2026, 1, 5)),),
            Taken("summons", date(2026, 5, 4)),
            "le jour de l’audience",
        ),
        (
            (Taken("summons", date(2026, 1, 5), hearing_on=date(2026, 9, 15)),),
            Taken("judgment", date(2026, 9, 14), outcome="terminated"),
            "L’audience est le 15\xa0septembre\xa02026",
        ),
        (
            (
                Taken("order_to_vacate", date(2026, 4, 1)),
                Taken("prefect_copy", date(2026, 4, 1)),
            ),
            Taken("eviction", date(2026, 7, 14)),
            "dimanche ni un jour férié",
        ),
    ],
)
def test_a_step_out_of_its_order_is_refused_in_words(steps, step, words):
    with pytest.raises(OutOfOrder, match=words):
        check_step(_course(*steps), step)


def test_c_civ_1343_5_twenty_four_months_outside_the_law_of_1989():
    course = _course(Taken("summons", date(2026, 1, 5)), path="residence")

    with pytest.raises(OutOfOrder, match="24 mois au plus"):
        check_step(course, Taken("judgment", date(2026, 5, 4), outcome="delays", months=25))


def test_what_may_be_held_against_the_procedure_is_said():
    course = _course(
        Taken("payment_order", date(2026, 9, 2), mentions=MENTIONS[:4]),
        Taken("summons", date(2026, 10, 1), hearing_on=date(2026, 11, 16)),
        Taken("prefect_notice", date(2026, 10, 5)),
        Taken("order_to_vacate", date(2026, 12, 1)),
    )

    found = {each.code: each.text for each in defects(course)}

    assert set(found) == {
        "mentions",
        "early_clause_acquired",
        "no_referral",
        "prefect_late",
        "no_prefect_copy",
    }
    assert "FSL" in found["mentions"]
    assert "au lieu du 4\xa0octobre\xa02026" in found["prefect_late"]


def test_a_procedure_without_fault_has_none():
    course = _course(
        Taken("referral", date(2026, 7, 1)),
        _order(date(2026, 7, 1)),
        Taken("summons", date(2026, 9, 2), hearing_on=date(2026, 11, 16)),
        Taken("prefect_notice", date(2026, 10, 4)),
    )

    assert defects(course) == []


def test_an_adjourned_hearing_moves_what_is_counted_from_it():
    course = _course(
        _order(date(2026, 7, 1)),
        Taken("summons", date(2026, 9, 2), hearing_on=date(2026, 11, 16)),
        Taken("hearing", date(2026, 11, 16), hearing_on=date(2027, 1, 14)),
    )

    assert course.hearing_on == date(2027, 1, 14)
    assert _of(course)["assessment_sent"].on == date(2027, 1, 7)
    # The prefect was to be told before the hearing that the summons names.
    assert _of(course)["prefect_notice"].on == date(2026, 10, 4)


def test_every_regime_has_its_path_and_every_step_its_article():
    assert path_of("loi89") == path_of("social_lease") == "lease"
    assert path_of("logement_foyer") == "residence"
    # CCH art. L633-2 and R633-3 are of halls; a student lease follows its contract (L631-12).
    assert path_of("student") == "contract"
    assert path_of("art8_sublease") == path_of("shelter") == "contract"
    assert all(rule.source and rule.who and rule.effect for rule in step_rules().values())


def test_only_what_may_come_next_is_offered():
    codes = [
        rule.code for rule in next_steps(_course(_order(date(2026, 7, 1)), has_guarantor=True))
    ]

    assert codes == ["referral", "guarantor_served", "summons"]


def test_once_judged_what_was_not_told_is_a_defect_and_no_deadline():
    course = _course(
        Taken("referral", date(2026, 3, 1)),
        _order(date(2026, 3, 1)),
        Taken("summons", date(2026, 5, 4), hearing_on=date(2026, 9, 15)),
        Taken("judgment", date(2026, 9, 15), outcome="terminated"),
    )

    assert {"prefect_notice", "assessment_sent"}.isdisjoint(_of(course))
    assert [each.code for each in defects(course)] == ["no_prefect_notice", "no_assessment_sent"]


def test_a_right_lapses_and_is_not_late():
    course = _course(
        Taken("judgment", date(2026, 2, 2), outcome="terminated"),
        Taken("judgment_served", date(2026, 3, 3)),
    )

    assert _of(course)["appeal"].nature == "until"


@pytest.mark.parametrize(("amount", "told"), [("1199.99", True), ("1200.00", False)])
def test_cch_r633_3_two_months_owed_or_three_terms_in_a_row(amount, told):
    notice = Taken("formal_notice", date(2026, 1, 31), form="hand", amount=Decimal(amount))
    course = _course(notice, path="residence", monthly=Decimal("600.00"))

    assert bool(defects(course)) is told


def test_cpce_412_5_the_delay_runs_from_the_copy_to_the_prefect():
    course = _course(
        Taken("order_to_vacate", date(2026, 4, 1)), Taken("prefect_copy", date(2026, 5, 18))
    )

    assert _of(course)["vacate_ends"].on == date(2026, 7, 18)
    assert eviction_from(course) == date(2026, 7, 20)


def test_the_commission_is_referred_to_for_a_debt_only():
    steps = (
        _order(date(2026, 7, 1)),
        Taken("summons", date(2026, 9, 2), hearing_on=date(2026, 11, 16)),
    )

    assert [d.code for d in defects(_course(*steps))] == ["no_referral"]
    assert defects(_course(*steps, is_unpaid=False)) == []
