"""Measures: opened, renewed, paused, changed, ended, reopened; months billed; caseloads lent."""

from collections.abc import Sequence
from datetime import date, timedelta

from palier.base.journal.action import action
from palier.base.kit.periods import period, span
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import day_in_words
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.figures import number
from palier.base.tenancy.models import Organisation, User
from palier.law.dates import Month, add_months
from palier.law.measure_months import count_months
from palier.registers.people.models import Body, Household
from palier.registers.programmes.models import Programme
from palier.work.casework.models import PlanStep, Right, RightState
from palier.work.support.models import (
    MEASURE_MOVES,
    OPEN,
    BilledMonth,
    CaseloadLoan,
    Intensity,
    Measure,
    MeasureChange,
    MeasureState,
    Task,
)
from palier.work.support.reads.months import pauses_of


@action("Ouvrir un accompagnement")
def open_measure(
    household: Household,
    *,
    programme: Programme,
    caseworker: User,
    starts_on: date,
    planned_end_on: date | None = None,
    service: str = Measure.Service.MEASURE,
    goal: str = "",
    intensity: str = Intensity.USUAL,
    prescriber: Body | None = None,
    mandate_number: str = "",
    mandated_on: date | None = None,
    mandated_months: int | None = None,
    actor: Actor,
) -> Measure:
    """A household is accompanied under a programme from a day on.

    The planned end follows from the months mandated when it is not said; after an entry, from the
    least that the association accompanies. Refused: a programme that does not run that day, the
    same measure already under way, an end before the start.
    """
    if starts_on not in programme.period:
        raise Refused({"starts_on": f"« {programme} » ne court pas à cette date."})
    if programme.scheme == Programme.Scheme.POST_ENTRY and mandated_months is None:
        least = int(number(actor.organisation, "support.post_entry_least", starts_on))
        planned_end_on = planned_end_on or add_months(starts_on, least) - timedelta(days=1)
    if planned_end_on is None and mandated_months:
        planned_end_on = add_months(starts_on, mandated_months) - timedelta(days=1)
    _check_end(programme, starts_on, planned_end_on, actor.organisation)
    if Measure.objects.filter(
        household=lock(household), programme=programme, service=service, state__in=OPEN
    ).exists():
        raise Refused(f"Ce ménage est déjà accompagné sous « {programme} ».")
    return Measure.objects.create(
        organisation=actor.organisation,
        household=household,
        programme=programme,
        caseworker=caseworker,
        service=service,
        goal=goal,
        intensity=intensity,
        prescriber=prescriber,
        mandate_number=mandate_number.strip(),
        mandated_on=mandated_on,
        mandated_months=mandated_months,
        period=period(starts_on),
        planned_end_on=planned_end_on,
    )


def _check_end(
    programme: Programme, starts_on: date, planned_end_on: date | None, organisation: Organisation
) -> None:
    if planned_end_on is None:
        return
    if planned_end_on <= starts_on:
        raise Refused({"planned_end_on": "La fin prévue est avant le début."})
    if programme.scheme != Programme.Scheme.POST_ENTRY:
        return
    most = int(number(organisation, "support.post_entry_most", starts_on))
    if planned_end_on >= add_months(starts_on, most):
        raise Refused(
            {
                "planned_end_on": f"Après l’entrée, l’accompagnement dure {most} mois au plus "
                "(réglage de l’association). Renouvelez-le ensuite s’il le faut, en disant pourquoi."
            }
        )


@action("Renouveler un accompagnement")
def renew_measure(
    measure: Measure, *, on: date, months: int, review: str, actor: Actor
) -> Measure:
    """The measure goes on for some months more, with the review that says why.

    The new end counts from the one that was planned. Refused: ended, no review, no month.
    """
    measure = lock(measure)
    if not measure.is_open:
        raise Refused("Cette mesure est terminée : rouvrez-la d’abord.")
    if not review.strip():
        raise Refused({"review": "Un renouvellement dit où l’on en est."})
    if months < 1:
        raise Refused({"months": "Un renouvellement dure au moins un mois."})
    start = (measure.planned_end_on or on) + timedelta(days=1)
    measure.planned_end_on = add_months(start, months) - timedelta(days=1)
    measure.save(update_fields=["planned_end_on"])
    _tell(
        measure, "renewed", on, months=months, text=review, planned_end_on=measure.planned_end_on
    )
    return measure


@action("Suspendre un accompagnement")
def suspend_measure(measure: Measure, *, on: date, reason: str, actor: Actor) -> Measure:
    """From a day on, the measure rests; its months are no longer counted. Refused: no reason."""
    measure = lock(measure)
    MEASURE_MOVES.go(measure, MeasureState.SUSPENDED)
    if not reason.strip():
        raise Refused({"reason": "Une suspension dit pourquoi."})
    last = measure.changes.order_by("-on", "-pk").first()
    if on < measure.period.lower:
        raise Refused({"on": "La suspension est avant le début de la mesure."})
    if last and on < last.on:
        raise Refused(
            {"on": f"Cette mesure a déjà changé le {day_in_words(last.on)} : après ce jour."}
        )
    measure.save(update_fields=["state"])
    _tell(measure, "suspended", on, text=reason)
    return measure


@action("Reprendre un accompagnement suspendu")
def resume_measure(measure: Measure, *, on: date, actor: Actor) -> Measure:
    """The measure goes on again from a day on. Refused: before it was suspended."""
    measure = lock(measure)
    if measure.state != MeasureState.SUSPENDED:
        raise Refused("Cette mesure n’est pas suspendue.")
    pause = measure.changes.filter(kind="suspended").latest("on", "pk")
    if on <= pause.on:
        raise Refused({"on": f"La reprise est après la suspension du {day_in_words(pause.on)}."})
    MEASURE_MOVES.go(measure, MeasureState.ACTIVE)
    measure.save(update_fields=["state"])
    _tell(measure, "resumed", on)
    return measure


@action("Changer l’intensité d’un accompagnement")
def change_intensity(measure: Measure, *, on: date, intensity: str, actor: Actor) -> Measure:
    """More or less time from a day on. Refused: ended, nothing changes."""
    measure = lock(measure)
    if not measure.is_open:
        raise Refused("Cette mesure est terminée.")
    if on < measure.period.lower:
        raise Refused({"on": "Ce jour est avant le début de la mesure."})
    if measure.intensity == intensity:
        raise Refused({"intensity": "C’est déjà l’intensité de cette mesure."})
    measure.intensity = intensity
    measure.save(update_fields=["intensity"])
    _tell(measure, "intensity", on, code=intensity)
    return measure


@action("Confier un accompagnement")
def change_referrer(measure: Measure, *, on: date, caseworker: User, actor: Actor) -> Measure:
    """Another colleague accompanies from a day on; tasks, steps and rights to see to follow them.

    Appointments already taken stay with whoever took them. Refused: ended, nothing changes.
    """
    measure = lock(measure)
    if not measure.is_open:
        raise Refused("Cette mesure est terminée.")
    if measure.caseworker_id == caseworker.pk:
        raise Refused({"caseworker": "Cette personne suit déjà cette mesure."})
    Task.objects.filter(
        household=measure.household_id, assignee=measure.caseworker_id, done_at=None
    ).update(assignee=caseworker)
    PlanStep.objects.filter(
        aim__plan__household=measure.household_id, assignee=measure.caseworker_id, done_on=None
    ).update(assignee=caseworker)
    Right.objects.filter(
        household=measure.household_id, assignee=measure.caseworker_id, state=RightState.OPEN
    ).update(assignee=caseworker)
    _tell(measure, "referrer", on, caseworker=measure.caseworker)
    measure.caseworker = caseworker
    measure.save(update_fields=["caseworker"])
    return measure


@action("Terminer un accompagnement")
def end_measure(
    measure: Measure,
    *,
    ends_on: date,
    end_reason: str,
    destination: str,
    residual_need: str = "",
    review: str = "",
    actor: Actor,
) -> Measure:
    """The measure ends, with its reason, where the household goes, and what is left to do.

    `ends_on` is the first day without it. The file, its debts and its figures stay. Refused:
    no reason or destination, an end before the start.
    """
    measure = lock(measure)
    MEASURE_MOVES.go(measure, MeasureState.ENDED)
    missing = {"end_reason": end_reason, "destination": destination}
    for name, given in missing.items():
        if not given:
            raise Refused({name: "Une mesure se termine avec son motif et sa destination."})
    if ends_on <= measure.period.lower:
        raise Refused({"ends_on": "La fin est avant le début de la mesure."})
    measure.period = period(measure.period.lower, ends_on)
    measure.end_reason, measure.destination = end_reason, destination
    measure.residual_need, measure.review = residual_need.strip(), review.strip()
    measure.save(
        update_fields=["state", "period", "end_reason", "destination", "residual_need", "review"]
    )
    _tell(measure, "ended", ends_on, code=end_reason, text=review)
    return measure


@action("Rouvrir un accompagnement")
def reopen_measure(measure: Measure, *, on: date, motive: str, actor: Actor) -> Measure:
    """A measure that ended goes on, as if it had not; why is kept, and so is the end it had.

    Refused: no motive, another measure of the scheme runs since.
    """
    measure = lock(measure)
    if measure.state != MeasureState.ENDED:
        raise Refused("Cette mesure n’est pas terminée.")
    if not motive.strip():
        raise Refused({"motive": "Dites pourquoi cette mesure est rouverte."})
    MEASURE_MOVES.go(measure, MeasureState.ACTIVE)
    measure.period = period(measure.period.lower)
    measure.end_reason = measure.destination = ""
    measure.save(update_fields=["state", "period", "end_reason", "destination"])
    _tell(measure, "reopened", on, text=motive)
    return measure


def _tell(
    measure: Measure,
    kind: str,
    on: date,
    *,
    text: str = "",
    code: str = "",
    months: int | None = None,
    planned_end_on: date | None = None,
    caseworker: User | None = None,
) -> None:
    MeasureChange.objects.create(
        organisation_id=measure.organisation_id,
        measure=measure,
        kind=kind,
        on=on,
        text=text.strip(),
        code=code,
        months=months,
        planned_end_on=planned_end_on,
        caseworker=caseworker,
    )


@action("Retirer des accompagnements repris par erreur")
def remove_measures(
    organisation: Organisation, *, measures: Sequence[Measure], actor: Actor
) -> Organisation:
    """Take away measures brought over by mistake. Refused: one of them has served."""
    pks = [measure.pk for measure in measures]
    MeasureChange.objects.filter(measure__in=pks, kind=MeasureChange.Kind.ENDED).delete()
    Measure.objects.filter(pk__in=pks).delete()
    return organisation


@action("Facturer des mois-mesures")
def bill_months(
    programme: Programme,
    *,
    month_on: date,
    on: date,
    measures: Sequence[Measure],
    actor: Actor,
) -> Programme:
    """These measures' month was billed to the funder.

    Refused: a measure of another programme, or that did not run that month, or billed already.
    """
    if month_on.replace(day=1) > on.replace(day=1):
        raise Refused({"month_on": "Ce mois n’a pas encore commencé."})
    for measure in measures:
        if measure.programme_id != programme.pk:
            raise Refused("Une de ces mesures est d’un autre dispositif.")
        if measure.service == Measure.Service.DIAGNOSIS:
            raise Refused("Un diagnostic est une prestation à part : il n’a pas de mois-mesures.")
        if not _ran(measure, month_on):
            raise Refused(
                f"{measure.household.name} : la mesure ne courait pas ce mois-là, ou était suspendue."
            )
    BilledMonth.objects.bulk_create(
        [
            BilledMonth(organisation=actor.organisation, measure=m, month=month_on.replace(day=1))
            for m in measures
        ]
    )
    return programme


def _ran(measure: Measure, month_on: date) -> bool:
    """Whether a day of that month was worked: the measure ran, and was not paused all along."""
    last = Month.of(month_on).last
    counted = count_months(span(measure.period), pauses_of(measure.changes.all()), last)
    return Month.of(month_on) in counted.started


@action("Retirer un mois facturé par erreur")
def unbill_month(billed: BilledMonth, *, actor: Actor) -> Measure:
    """A month was marked as billed by mistake."""
    measure: Measure = billed.measure
    BilledMonth.objects.filter(pk=billed.pk).delete()
    return measure


@action("Prêter une file active")
def lend_caseload(
    organisation: Organisation,
    *,
    caseworker: User,
    lent_to: User,
    starts_on: date,
    ends_on: date,
    actor: Actor,
) -> CaseloadLoan:
    """A colleague is away: their households are another's until a day, then come back.

    `ends_on` is the first day they are back. Refused: no end, to oneself, twice at once.
    """
    if ends_on <= starts_on:
        raise Refused({"ends_on": "Le retour est avant le départ."})
    return CaseloadLoan.objects.create(
        organisation=organisation,
        caseworker=caseworker,
        lent_to=lent_to,
        period=period(starts_on, ends_on),
    )


@action("Reprendre une file active prêtée")
def end_loan(loan: CaseloadLoan, *, on: date, actor: Actor) -> Organisation:
    """The colleague is back earlier than said; back before it began, the loan never was."""
    loan = lock(loan)
    if on <= loan.period.lower:
        CaseloadLoan.objects.filter(pk=loan.pk).delete()
    else:
        loan.period = period(loan.period.lower, min(on, loan.period.upper))
        loan.save(update_fields=["period"])
    return actor.organisation
