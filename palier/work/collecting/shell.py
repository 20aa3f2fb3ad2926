"""Lent to accounts: mandates, money given back, doubts, debts to give up."""

from datetime import date

from django.db.models import Q
from django.urls import reverse

from palier.base.kit.money import NOTHING, euros
from palier.base.kit.typography import day_in_words, plural
from palier.base.ledger.month_end import Point
from palier.base.ledger.reads import balances
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import LegalEntity, Site
from palier.base.tenancy.reads import entity_of
from palier.base.ui import shell
from palier.base.ui.cards import Card, Line, Verb, verb
from palier.base.ui.cards import verbs as verbs_of
from palier.base.ui.having import Rows
from palier.base.ui.lists import Chip
from palier.base.ui.waiting import next_step
from palier.law.dates import Month
from palier.work.billing.models import HouseholdAccount, Refund
from palier.work.billing.reads import owed_by
from palier.work.collecting.actions import dies_on
from palier.work.collecting.models import Doubt, SepaMandate, WriteOff


def _verb(actor: Actor, action: str, label: str, pk: int, about: str = "") -> list[Verb]:
    """A verb for those who may, as a list to spread."""
    return verbs_of(verb(actor, f"collecting.{action}", label, pk, about=about))


@shell.panel(on="billing.account", order=20, sight="billing.accounts")
def how_it_pays(row: HouseholdAccount, actor: Actor, today: date) -> shell.Part | None:
    """Its mandate, and what was given back."""
    mandate = SepaMandate.objects.filter(account=row, revoked_on=None).first()
    lines = []
    if mandate:
        end = dies_on(mandate)
        lines.append(
            Line(
                f"Prélèvement, {mandate.iban[:4]}…{mandate.iban[-4:]}",
                f"Mandat {mandate.reference}, signé le "
                f"{day_in_words(mandate.signed_on, short=True)}",
                icon="arrow-down-on-square",
                chip=Chip("Caduc", "bad") if end <= today else None,
                verbs=_verb(actor, "revoke_sepa_mandate", "Révoquer…", mandate.pk),
            )
        )
    cash = Refund.objects.filter(account=row, undone_on=None).exclude(entry=None)
    lines += [
        Line(
            f"{euros(each.amount)} rendus en espèces",
            day_in_words(each.on),
            icon="banknotes",
            verbs=_verb(actor, "undo_cash_refund", "Annuler…", each.pk),
        )
        for each in cash.order_by("-on", "-pk")[:3]
    ]
    verbs = []
    if not mandate:
        verbs += _verb(actor, "sign_sepa_mandate", "Mandat de prélèvement", row.pk)
    if owed_by(row) < 0:
        verbs += _verb(actor, "refund_household", "Rembourser", row.pk)
        verbs += _verb(actor, "refund_in_cash", "Rendre en espèces", row.pk)
    card = Card(
        "Comment il paie",
        lines,
        verbs=verbs,
        empty="Par virement, chèque ou espèces.",
        icon="credit-card",
    )
    return shell.Part("ui/parts/card.html", {"card": card})


@shell.panel(on="billing.account", order=40, sight="billing.accounts")
def feared_or_given_up(row: HouseholdAccount, actor: Actor, today: date) -> shell.Part | None:
    """Debts one fears for, and those that one asks to give up."""
    doubts = Doubt.objects.filter(account=row, lifted_on=None)
    lines = [
        Line(
            f"Douteuse : {euros(each.debt)}, dont {euros(each.amount)} dépréciés",
            f"{each.reason}, au {day_in_words(each.on, short=True)}",
            icon="exclamation-triangle",
            verbs=_verb(actor, "lift_doubt", "Lever…", each.pk),
        )
        for each in doubts
    ]
    lines += [
        Line(
            f"Abandon de {euros(each.amount)}",
            each.reason,
            icon="scale",
            chip=Chip(each.get_state_display(), "wait" if each.state == "proposed" else ""),
            verbs=[
                *_verb(actor, "approve_write_off", "Approuver…", each.pk),
                *_verb(actor, "refuse_write_off", "Refuser…", each.pk),
            ]
            if each.state == "proposed"
            else _verb(actor, "undo_write_off", "Défaire…", each.pk)
            if each.state == "approved"
            else [],
        )
        for each in WriteOff.objects.filter(account=row).order_by("-pk")
    ]
    verbs = []
    if owed_by(row) > 0:
        verbs += _verb(actor, "propose_write_off", "Proposer un abandon", row.pk)
        if not doubts:
            verbs += _verb(actor, "doubt_debt", "Dire douteuse", row.pk)
    if not lines and not verbs:
        return None
    asked = WriteOff.objects.filter(account=row, state="proposed").first()
    awaited = (
        next_step(
            actor,
            "collecting.approve_write_off",
            mine="Votre accord est demandé sur cet abandon.",
            theirs="L’abandon attend l’accord d’une autre personne",
            on=asked,
            but=[asked.proposed_by_id],
        ).text
        if asked
        else ""
    )
    card = Card(
        "Créance", lines, text=awaited, verbs=verbs, empty="Rien de particulier.", icon="scale"
    )
    return shell.Part("ui/parts/card.html", {"card": card})


@shell.todo_source(
    on="ui.day", sight="billing.accounts", has=[Rows(WriteOff, only=(("state", "proposed"),))]
)
def write_offs_to_decide(row: None, actor: Actor, today: date) -> list[shell.Todo]:
    if not actor.may("collecting.approve_write_off"):
        return []
    waiting = WriteOff.objects.visible_to(actor).filter(state="proposed")
    oldest = waiting.order_by("proposed_on", "pk").first()
    if oldest is None:
        return []
    return [
        shell.Todo(
            "Décider des abandons de créance",
            reverse("collecting:write_offs") + "?etat=proposed",
            f"{waiting.count()} à approuver ou à refuser.",
            oldest.proposed_on,
            asks_yes=True,
        )
    ]


@shell.answers("ledger.month_points")
def collecting_points(entity: LegalEntity, month: Month) -> list[Point]:
    """Write-offs that wait for a yes or a no; debts doubted for more than is still owed."""
    waiting = WriteOff.objects.filter(
        account__entity=entity, state="proposed", proposed_on__lte=month.last
    ).count()
    doubts = Doubt.objects.filter(
        Q(lifted_on=None) | Q(lifted_on__gt=month.last),
        account__entity=entity,
        on__lte=month.last,
    ).values_list("account__auxiliary", "debt")
    owed = balances([part for part, _ in doubts], on=month.last)
    above = sum(owed.get(part, NOTHING) < debt for part, debt in doubts)
    return [
        Point(
            "Abandons de créance",
            f"{plural(waiting, 'proposition')} à décider" if waiting else "",
            "Tous décidés",
            reverse("collecting:write_offs") + "?etat=proposed",
        ),
        Point(
            "Créances douteuses",
            f"{plural(above, 'doute dépasse', 'doutes dépassent')} ce qui reste dû"
            if above
            else "",
            "Justes",
            reverse("billing:accounts"),
        ),
    ]


@shell.answers("billing.written_of_a_site")
def mandates_signed(site: Site) -> str:
    """A mandate is signed for one creditor: it does not follow a site to another."""
    living = SepaMandate.objects.filter(
        account__entity=entity_of(site),
        account__household__occupancies__site=site,
        revoked_on=None,
    )
    return "des mandats de prélèvement de ses ménages" if living.exists() else ""
