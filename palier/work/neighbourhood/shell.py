"""What a quarter lends: a menu entry, to-dos, a panel on a site and on a household."""

from datetime import date

from django.urls import reverse

from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Site
from palier.base.tenancy.roles import declare_sights
from palier.base.ui import shell
from palier.base.ui.cards import Card, Line, Verb
from palier.base.ui.having import Rows
from palier.base.ui.spent import Act, Asked
from palier.registers.people.models import Household
from palier.work.neighbourhood.models import Mediation, MediationStep, PublicReport, QuarterRound

declare_sights({"neighbourhood.quarter": "les quartiers : médiations, tournées, signalements"})
shell.menu(
    shell.MenuEntry(
        "neighbourhood.quarters",
        "Quartiers",
        "neighbourhood:quarters",
        "building-storefront",
        "neighbourhood.quarter",
    )
)


@shell.panel(on="housing.site", order=30, sight="neighbourhood.quarter")
def quarter_of(row: Site, actor: Actor, today: date) -> shell.Part | None:
    """From a site to its quarter."""
    if row.kind == Site.Kind.OFFICE:
        return None
    url = reverse("neighbourhood:quarter", args=[row.pk])
    card = Card(
        "Le quartier",
        text="Médiation avec le bailleur, tournées, réponses des partenaires.",
        verbs=[Verb("Voir le quartier", url)],
        icon="building-storefront",
    )
    return shell.Part("ui/parts/card.html", {"card": card})


@shell.panel(
    on="people.household",
    order=75,
    sight="neighbourhood.quarter",
    has=[Rows(Mediation, "household")],
)
def mediations_of(row: Household, actor: Actor, today: date) -> shell.Part | None:
    """Mediations under way for a household."""
    found = list(
        Mediation.objects.visible_to(actor)
        .filter(household=row, state="open")
        .select_related("landlord")
        .order_by("-opened_on", "-pk")[:4]
    )
    if not found:
        return None
    lines = [
        Line(
            f"{each.get_subject_display()}, {each.landlord.name}",
            each.text,
            reverse("neighbourhood:mediation", args=[each.pk]),
            icon="chat-bubble-left-right",
        )
        for each in found
    ]
    card = Card("Médiations", lines, icon="chat-bubble-left-right")
    return shell.Part("ui/parts/card.html", {"card": card})


@shell.todo_source(
    on="ui.day",
    sight="neighbourhood.quarter",
    has=[
        Rows(PublicReport, only=(("state__in", ("noted", "sent")),)),
        Rows(
            MediationStep,
            only=(
                ("kept_on", None),
                ("promised_on__isnull", False),
            ),
        ),
    ],
)
def quarter_to_do(row: None, actor: Actor, today: date) -> list[shell.Todo]:
    """Reports to send, partners who have not answered, promises past their day."""
    if not actor.may("neighbourhood.send_report"):
        return []
    reports = PublicReport.objects.visible_to(actor)
    found = [
        shell.Todo(
            f"Transmettre : {each.get_kind_display()}, {each.spot}",
            reverse("neighbourhood:report", args=[each.pk]),
            each.site.name,
            each.seen_on,
        )
        for each in reports.filter(state="noted").select_related("site").order_by("seen_on", "pk")
    ]
    found += [
        shell.Todo(
            f"Relancer {each.partner.name if each.partner else ''} : {each.spot}",
            reverse("neighbourhood:report", args=[each.pk]),
            each.site.name,
            each.due_on,
        )
        for each in reports.filter(state="sent", due_on__lt=today)
        .select_related("site", "partner")
        .order_by("due_on", "pk")
    ]
    promises = MediationStep.objects.visible_to(actor).filter(
        promised_on__lt=today, kept_on=None, mediation__state="open"
    )
    found += [
        shell.Todo(
            f"Engagement passé : {each.words[:60]}",
            reverse("neighbourhood:mediation", args=[each.mediation_id]),
            each.get_side_display(),
            each.promised_on,
        )
        for each in promises.order_by("promised_on", "pk")
    ]
    return found


@shell.answers("hours.acts")
def rounds_as_time(asked: Asked) -> list[Act]:
    """Each walk through the quarter, for who walked."""
    rows = QuarterRound.objects.filter(
        organisation=asked.organisation_id,
        on__range=(asked.first, asked.last),
        walked_by__isnull=False,
        **asked.whose("walked_by"),
    )
    return [
        Act(f"neighbourhood.round:{pk}", by, on, "face", "Tournée de quartier", usual="quarter")
        for pk, by, on in rows.values_list("pk", "walked_by", "on")
        if by is not None
    ]
