"""Notices to quit: given by one side, with the delay of its ground, and sometimes withdrawn."""

from datetime import date

from palier.base.journal.action import action
from palier.base.journal.events import announce
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import day_in_words
from palier.base.tenancy.actors import Actor
from palier.law.notices import NoticeRule, notice_rule, notice_rules
from palier.work.leases.events import NoticeToQuitGiven, NoticeToQuitWithdrawn
from palier.work.leases.models import NoticeToQuit, Occupancy, OccupancyState
from palier.work.leases.reads import standing_notice


@action("Noter un congé")
def give_notice_to_quit(
    occupancy: Occupancy,
    *,
    side: str,
    ground: str,
    form: str,
    received_on: date,
    last_on: date | None = None,
    actor: Actor,
) -> NoticeToQuit:
    """One side says that it ends the contract; `last_on` is the last day in the home.

    The delay of the ground runs from the day of receipt (loi n° 89-462, art. 15; CCH art. L633-2
    and R633-3); without `last_on` it gives that day, unless the contract sets it. Refused: a
    regime that knows no such notice, a form that the text does not admit, a day too early, a
    contract that is not lived in, or that has a notice already.
    """
    occupancy = lock(occupancy)
    if occupancy.state != OccupancyState.ACTIVE:
        raise Refused("Ce contrat n’est pas en cours : il n’y a pas de congé à noter.")
    if received_on < occupancy.starts_on:
        raise Refused({"received_on": "Ce congé serait reçu avant l’entrée dans les lieux."})
    if standing_notice(occupancy) is not None:
        raise Refused("Ce contrat a déjà un congé. Notez d’abord qu’il est retiré.")
    rule = _rule(occupancy, side, ground, received_on)
    if rule.forms and form not in rule.forms:
        raise Refused(
            {
                "form": "Sous ce régime, un congé se donne par lettre recommandée remise, par "
                f"commissaire de justice ou en main propre contre récépissé ({rule.source})."
            }
        )
    notice = NoticeToQuit.objects.create(
        organisation=actor.organisation,
        occupancy=occupancy,
        side=side,
        ground=ground,
        form=form,
        received_on=received_on,
        last_on=_last_day(rule, received_on, last_on),
        delay=rule.delay,
        source=rule.source,
    )
    announce(NoticeToQuitGiven(notice, actor))
    return notice


def _rule(occupancy: Occupancy, side: str, ground: str, on: date) -> NoticeRule:
    known = notice_rules(occupancy.regime, on, furnished=occupancy.is_furnished)
    if not known:
        raise Refused(
            f"Sous ce régime ({occupancy.law.label}), il n’y a ni congé ni préavis "
            f"({occupancy.law.notice_source}) : notez le départ."
        )
    if ground == "furnished" and not occupancy.is_furnished:
        raise Refused({"ground": "Ce contrat n’est pas celui d’un logement meublé."})
    rule = notice_rule(occupancy.regime, side, ground, on, furnished=occupancy.is_furnished)
    if rule is None:
        own = [each.label for each in known if each.side == side]
        told = (
            f"Motifs prévus : {', '.join(own)}." if own else "Aucun motif n’est prévu de ce côté."
        )
        raise Refused(
            {"ground": f"Ce motif n’existe pas sous ce régime ({occupancy.law.label}). {told}"}
        )
    return rule


def _last_day(rule: NoticeRule, received_on: date, asked: date | None) -> date:
    earliest = rule.earliest(received_on)
    if asked is None and rule.day_is_told:
        raise Refused(
            {"last_on": f"Dites le dernier jour : le délai est « {rule.delay} » ({rule.source})."}
        )
    if asked is not None and asked < earliest:
        raise Refused(
            {
                "last_on": f"C’est trop tôt : {rule.delay} à partir de la réception, donc le "
                f"{day_in_words(earliest)} au plus tôt ({rule.source})."
            }
        )
    return asked or earliest


@action("Noter qu’un congé est retiré")
def withdraw_notice_to_quit(
    notice: NoticeToQuit, *, withdrawn_on: date, withdrawn_because: str, actor: Actor
) -> NoticeToQuit:
    """Both sides agree that the contract goes on. Refused: no reason, withdrawn already, it served."""
    notice = lock(notice)
    if notice.withdrawn_on is not None:
        raise Refused("Ce congé est déjà retiré.")
    if notice.occupancy.state != OccupancyState.ACTIVE:
        raise Refused("Le départ a été noté : ce congé a servi.")
    if not withdrawn_because.strip():
        raise Refused(
            {"withdrawn_because": "Un congé ne se retire qu’avec un accord : dites lequel."}
        )
    if withdrawn_on < notice.received_on:
        raise Refused({"withdrawn_on": "Ce retrait serait avant la réception du congé."})
    notice.withdrawn_on, notice.withdrawn_because = withdrawn_on, withdrawn_because.strip()
    notice.save(update_fields=["withdrawn_on", "withdrawn_because"])
    announce(NoticeToQuitWithdrawn(notice, actor))
    return notice
