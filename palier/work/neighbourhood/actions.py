"""Everything done between residents, a landlord and the quarter."""

from datetime import date, timedelta

from palier.base.journal.action import action
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.figures import number
from palier.base.tenancy.models import Site
from palier.registers.people.models import Body, Household
from palier.work.neighbourhood.models import (
    MEDIATION_MOVES,
    REPORT_MOVES,
    Mediation,
    MediationState,
    MediationStep,
    PreventionDay,
    PublicReport,
    QuarterRound,
    ReportState,
    ServiceRelay,
)


@action("Ouvrir une médiation")
def open_mediation(
    site: Site,
    *,
    landlord: Body,
    topic: str,
    text: str,
    opened_on: date,
    household: Household | None = None,
    actor: Actor,
) -> Mediation:
    """Residents, one or all, and a landlord do not understand each other. Refused: nothing said."""
    if not text.strip():
        raise Refused({"text": "Dites de quoi il s’agit."})
    return Mediation.objects.create(
        organisation=actor.organisation,
        site=site,
        household=household,
        landlord=landlord,
        subject=topic,
        text=text.strip(),
        opened_on=opened_on,
    )


@action("Noter un échange de médiation")
def note_exchange(
    mediation: Mediation,
    *,
    on: date,
    side: str,
    words: str,
    promised_on: date | None = None,
    actor: Actor,
) -> MediationStep:
    """What one side said, and what it promised by when. Refused: nothing said, over, before it."""
    mediation = lock(mediation)
    if mediation.state != MediationState.OPEN:
        raise Refused("Cette médiation est close : rouvrez-la d’abord.")
    if not words.strip():
        raise Refused({"words": "Dites ce qui s’est dit."})
    if on < mediation.opened_on:
        raise Refused({"on": "Ce jour est avant le début de la médiation."})
    if promised_on is not None and promised_on < on:
        raise Refused({"promised_on": "Une promesse est pour plus tard."})
    return MediationStep.objects.create(
        organisation=actor.organisation,
        mediation=mediation,
        on=on,
        side=side,
        words=words.strip(),
        promised_on=promised_on,
        author_id=actor.user_id,
    )


@action("Noter un engagement tenu")
def keep_promise(step: MediationStep, *, kept_on: date, actor: Actor) -> MediationStep:
    """What was promised was done. Refused: nothing promised, kept already, before it was said."""
    step = lock(step)
    if step.promised_on is None or step.kept_on is not None:
        raise Refused("Rien n’est promis ici, ou c’est déjà tenu.")
    if kept_on < step.on:
        raise Refused({"kept_on": "Une promesse se tient après avoir été faite."})
    step.kept_on = kept_on
    step.save(update_fields=["kept_on"])
    return step


@action("Clore une médiation")
def close_mediation(
    mediation: Mediation, *, outcome: str, is_settled: bool, closed_on: date, actor: Actor
) -> Mediation:
    """What came of it, settled or not. Refused: nothing said, over already, before it began."""
    mediation = lock(mediation)
    if not outcome.strip():
        raise Refused({"outcome": "Dites ce qui en est sorti."})
    if closed_on < mediation.opened_on:
        raise Refused({"closed_on": "Ce jour est avant le début de la médiation."})
    MEDIATION_MOVES.go(mediation, MediationState.SETTLED if is_settled else MediationState.DROPPED)
    mediation.outcome, mediation.closed_on = outcome.strip(), closed_on
    mediation.save(update_fields=["state", "outcome", "closed_on"])
    return mediation


@action("Rouvrir une médiation")
def reopen_mediation(mediation: Mediation, *, actor: Actor) -> Mediation:
    """It is not over. Refused: still open."""
    mediation = lock(mediation)
    MEDIATION_MOVES.go(mediation, MediationState.OPEN)
    mediation.closed_on, mediation.outcome = None, ""
    mediation.save(update_fields=["state", "closed_on", "outcome"])
    return mediation


@action("Noter une tournée de quartier")
def walk_quarter(site: Site, *, on: date, words: str = "", actor: Actor) -> QuarterRound:
    """One walked through the quarter. Refused: one’s own of that day already."""
    return QuarterRound.objects.create(
        organisation=actor.organisation,
        site=site,
        on=on,
        words=words.strip(),
        walked_by_id=actor.user_id,
    )


@action("Noter un signalement")
def report_public(
    site: Site,
    *,
    kind: str,
    spot: str,
    text: str = "",
    seen_on: date,
    round: QuarterRound | None = None,
    actor: Actor,
) -> PublicReport:
    """Something wrong in public space. Refused: no spot, a round of another site."""
    if not spot.strip():
        raise Refused({"spot": "Dites à quel endroit : un partenaire doit le trouver."})
    if round is not None and round.site_id != site.pk:
        raise Refused({"round": "Cette tournée est celle d’un autre site."})
    return PublicReport.objects.create(
        organisation=actor.organisation,
        site=site,
        round=round,
        kind=kind,
        spot=spot.strip(),
        text=text.strip(),
        seen_on=seen_on,
    )


@action("Transmettre un signalement")
def send_report(
    report: PublicReport, *, partner: Body, sent_on: date, actor: Actor
) -> PublicReport:
    """Whoever is in charge of it is told, and expected to answer; told again, the delay begins anew.

    Refused: settled, before it was seen.
    """
    report = lock(report)
    if sent_on < report.seen_on:
        raise Refused({"sent_on": "Ce jour est avant le constat."})
    if report.state == ReportState.SETTLED:
        raise Refused("Ce signalement est réglé : notez-en un nouveau.")
    REPORT_MOVES.go(report, ReportState.SENT)
    days = int(number(report.organisation, "neighbourhood.answer_days", sent_on))
    report.partner, report.sent_on = partner, sent_on
    report.due_on = sent_on + timedelta(days=days)
    report.answered_on, report.answer = None, ""
    report.save(update_fields=["state", "partner", "sent_on", "due_on", "answered_on", "answer"])
    return report


@action("Noter la réponse d’un partenaire")
def answer_report(
    report: PublicReport, *, answer: str, answered_on: date, actor: Actor
) -> PublicReport:
    """What the partner said it would do. Refused: nothing said, not sent, before it was sent."""
    report = lock(report)
    if not answer.strip():
        raise Refused({"answer": "Dites ce que le partenaire a répondu."})
    REPORT_MOVES.go(report, ReportState.ANSWERED)
    if report.sent_on is not None and answered_on < report.sent_on:
        raise Refused({"answered_on": "Ce jour est avant la transmission."})
    report.answer, report.answered_on = answer.strip(), answered_on
    report.save(update_fields=["state", "answer", "answered_on"])
    return report


@action("Régler un signalement")
def settle_report(report: PublicReport, *, settled_on: date, actor: Actor) -> PublicReport:
    """Seen again, it is in order. Refused: settled already, before it was seen."""
    report = lock(report)
    if settled_on < report.seen_on:
        raise Refused({"settled_on": "Ce jour est avant le constat."})
    REPORT_MOVES.go(report, ReportState.SETTLED)
    report.settled_on = settled_on
    report.save(update_fields=["state", "settled_on"])
    return report


@action("Rouvrir un signalement")
def reopen_report(report: PublicReport, *, actor: Actor) -> PublicReport:
    """It was not in order after all: it stands where it stood. Refused: not settled."""
    report = lock(report)
    if report.state != ReportState.SETTLED:
        raise Refused("Ce signalement n’est pas réglé.")
    stood = ReportState.SENT if report.sent_on else ReportState.NOTED
    REPORT_MOVES.go(report, ReportState.ANSWERED if report.answered_on else stood)
    report.settled_on = None
    report.save(update_fields=["state", "settled_on"])
    return report


@action("Passer le relais à un service")
def relay_to_service(
    site: Site, *, household: Household, service: Body, need: str, on: date, actor: Actor
) -> ServiceRelay:
    """A household is put through to an ordinary service (the town, the CAF, a school)."""
    return ServiceRelay.objects.create(
        organisation=actor.organisation,
        site=site,
        household=household,
        service=service,
        need=need,
        on=on,
    )


@action("Noter ce que le relais a donné")
def follow_relay(
    relay: ServiceRelay,
    *,
    met_on: date | None = None,
    is_open: bool | None = None,
    outcome: str = "",
    actor: Actor,
) -> ServiceRelay:
    """Whether the service received the household, and what came of it. Refused: nothing, before it."""
    relay = lock(relay)
    if met_on is None and is_open is None and not outcome.strip():
        raise Refused("Dites si le service a reçu le ménage, ou ce qu’il en est.")
    if met_on is not None and met_on < relay.on:
        raise Refused({"met_on": "Ce jour est avant le relais."})
    relay.met_on = met_on or relay.met_on
    relay.is_open = relay.is_open if is_open is None else is_open
    relay.outcome = outcome.strip() or relay.outcome
    relay.save(update_fields=["met_on", "is_open", "outcome"])
    return relay


@action("Noter une action de prévention")
def note_prevention(
    site: Site,
    *,
    on: date,
    title: str,
    people: int,
    partner: Body | None = None,
    actor: Actor,
) -> PreventionDay:
    """Something done for everyone’s health: how many came, never who. Refused: nothing said."""
    if not title.strip():
        raise Refused({"title": "Dites ce que c’était."})
    return PreventionDay.objects.create(
        organisation=actor.organisation,
        site=site,
        on=on,
        title=title.strip(),
        people=people,
        partner=partner,
    )


@action("Retirer une action de prévention")
def remove_prevention(day: PreventionDay, *, actor: Actor) -> Site:
    """Noted by mistake, or twice: it no longer counts."""
    site: Site = day.site
    lock(day).delete()
    return site
