"""What benefits lend to contracts and to one's day."""

from datetime import date

from django.db.models import Exists, OuterRef
from django.urls import reverse

from palier.base.kit.money import NOTHING, euros
from palier.base.kit.typography import month_in_words, plural
from palier.base.ledger.month_end import Point
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import LegalEntity
from palier.base.tenancy.reads import kept_by
from palier.base.ui import shell
from palier.base.ui.cards import Card, Line, Verb
from palier.base.ui.lists import Chip
from palier.law.dates import Month
from palier.work.benefits.models import HeldBack, Remittance, RemittanceCredit, RemittanceLine
from palier.work.benefits.reads import missing
from palier.work.billing.models import Payment
from palier.work.leases.models import Occupancy

shell.menu(
    shell.MenuEntry(
        "benefits.remittances",
        "Aides au logement",
        "benefits:remittances",
        "hand-raised",
        "billing.accounts",
    )
)


@shell.panel(on="leases.occupancy", order=16, sight="billing.accounts")
def what_the_agency_told(row: Occupancy, actor: Actor, today: date) -> shell.Part | None:
    """The last lines of remittances for a contract, an aid held back, an estimate."""
    lines = [
        Line(
            f"{euros(each.amount)}, {month_in_words(each.month)}",
            f"{each.get_kind_display().capitalize()}, {each.remittance}",
            reverse("benefits:remittance", args=[each.remittance_id]),
            "hand-raised",
        )
        for each in RemittanceLine.objects.filter(occupancy=row)
        .select_related("remittance")
        .order_by("-month", "-pk")[:6]
    ]
    held = HeldBack.objects.filter(occupancy=row, until=None).first()
    if held is not None:
        lines.insert(
            0,
            Line(
                f"Consignée depuis {month_in_words(held.since)}",
                "Logement indécent : elle n’est pas un impayé du ménage.",
                icon="lock-closed",
                chip=Chip("consignée", "info"),
                verbs=[Verb("Lever…", reverse("benefits:release_benefit", args=[held.pk]))]
                if actor.may("benefits.release_benefit")
                else [],
            ),
        )
    verbs = [Verb("Estimer", reverse("benefits:estimate", args=[row.pk]))]
    if held is None and actor.may("benefits.hold_benefit_back"):
        verbs.append(
            Verb("Noter une consignation", reverse("benefits:hold_benefit_back", args=[row.pk]))
        )
    card = Card(
        "Aide au logement, dit par l’organisme",
        lines,
        verbs=verbs,
        empty="Aucun bordereau ne l’a encore nommée.",
        icon="hand-raised",
    )
    return shell.Part("ui/parts/card.html", {"card": card})


@shell.todo_source(on="ui.day", sight="billing.accounts")
def aids_to_chase(row: None, actor: Actor, today: date) -> list[shell.Todo]:
    """What agencies owe for too long, and remittances that wait for their credit."""
    if not actor.may("benefits.settle_remittance"):
        return []
    todos = []
    late = missing(actor, today)
    if late:
        total = sum((each.gap for each in late), NOTHING)
        todos.append(
            shell.Todo(
                f"Relancer {len(late)} aides qui manquent",
                reverse("benefits:missing"),
                f"{euros(total)} attendus de l’organisme.",
                late[0].month,
            )
        )
    waiting = Remittance.objects.visible_to(actor).filter(state="draft").order_by("month")
    todos += [
        shell.Todo(
            f"Rapprocher le bordereau {each}",
            reverse("benefits:remittance", args=[each.pk]),
            "Personne par personne, contre les virements du mois.",
            each.received_on,
        )
        for each in waiting
    ]
    return todos


@shell.answers("ledger.month_points")
def agency_points(entity: LegalEntity, month: Month) -> list[Point]:
    """What the agencies paid is known, person by person."""
    drafts = Remittance.objects.filter(
        kept_by(entity, "lines__occupancy__site__"),
        organisation=entity.organisation_id,
        state=Remittance.State.DRAFT,
        month__lte=month.first,
    )
    waiting = drafts.distinct().count()
    alone = Payment.objects.filter(
        ~Exists(RemittanceCredit.objects.filter(line=OuterRef("bank_line"))),
        account=None,
        third=None,
        reverses=None,
        reversals=None,
        bank_line__statement__bank_account__entity=entity,
        on__gte=month.first,
        on__lte=month.last,
    ).count()
    told = [
        f"{plural(waiting, 'bordereau', 'bordereaux')} à rapprocher" if waiting else "",
        f"{plural(alone, 'virement')} d’aide sans bordereau" if alone else "",
    ]
    return [
        Point(
            "Bordereaux CAF et MSA",
            ", ".join(filter(None, told)),
            "Tous rapprochés",
            reverse("benefits:remittances"),
        )
    ]
