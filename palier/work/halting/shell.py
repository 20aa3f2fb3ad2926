"""What halting sites lend: a menu entry, to-dos with their dates, a panel on a contract."""

from datetime import date, timedelta

from django.urls import reverse

from palier.base.tenancy.actors import Actor
from palier.base.tenancy.roles import declare_sights
from palier.base.ui import shell
from palier.base.ui.cards import Card, Line
from palier.base.ui.having import Rows
from palier.law.halting import closing_rules, grant_due_on
from palier.work.halting.models import GrantYear, PitchStay, SiteClosing, TechnicalCheck
from palier.work.leases.models import Occupancy

declare_sights({"halting.sites": "les aires d’accueil : séjours, fluides, aide ALT2"})
shell.menu(
    shell.MenuEntry(
        "halting.sites", "Aires d’accueil", "halting:sites", "map", "halting.sites", short="Aires"
    )
)


@shell.panel(on="leases.occupancy", order=15, sight="halting.sites")
def stay_of(row: Occupancy, actor: Actor, today: date) -> shell.Part | None:
    """From the contract to the stay."""
    stay = PitchStay.objects.visible_to(actor).filter(occupancy=row).first()
    if stay is None:
        return None
    url = reverse("halting:stay", args=[stay.pk])
    line = Line("Facturer, noter le départ", "fluides, droit d’usage, dépôt", url, icon="map")
    return shell.Part(
        "ui/parts/card.html", {"card": Card("Séjour sur l’aire", [line], icon="map")}
    )


@shell.answers("leases.undo_entry")
def where_an_arrival_is_undone(row: Occupancy, actor: Actor) -> str:
    """From its stay, which gives back the deposit and what was paid before."""
    stay = PitchStay.objects.visible_to(actor).filter(occupancy=row, settled_on=None).first()
    if stay is None or not actor.may("halting.undo_arrival", stay):
        return ""
    return reverse("halting:undo_arrival", args=[stay.pk])


@shell.todo_source(
    on="ui.day",
    sight="halting.sites",
    has=[
        Rows(PitchStay, only=(("settled_on", None),)),
        Rows(SiteClosing),
        Rows(TechnicalCheck, only=(("done_on", None),)),
        Rows(GrantYear, only=(("sent_on", None),)),
    ],
)
def halting_to_do(row: None, actor: Actor, today: date) -> list[shell.Todo]:
    """Stays near their term, closings to announce, checks due, the yearly file."""
    return [
        *_unsettled(actor),
        *_terms(actor, today),
        *_closings(actor, today),
        *_checks(actor),
        *_grants(actor, today),
    ]


def _unsettled(actor: Actor) -> list[shell.Todo]:
    """Stays whose contract has ended elsewhere, still to be billed and their deposit given back."""
    rows = PitchStay.objects.visible_to(actor).filter(settled_on=None, occupancy__state="ended")
    return [
        shell.Todo(
            f"Solder le séjour : {each.occupancy.household.name}",
            reverse("halting:stay", args=[each.pk]),
            each.occupancy.site.name,
            each.occupancy.period.upper,
        )
        for each in rows.select_related("occupancy__household", "occupancy__site").order_by("pk")[
            :6
        ]
    ]


def _terms(actor: Actor, today: date) -> list[shell.Todo]:
    rows = PitchStay.objects.visible_to(actor).filter(
        settled_on=None,
        occupancy__state="active",
        occupancy__term_on__lte=today + timedelta(days=15),
    )
    return [
        shell.Todo(
            f"Terme du séjour : {each.occupancy.household.name}",
            reverse("halting:stay", args=[each.pk]),
            each.occupancy.site.name,
            each.occupancy.term_on - each.occupancy.term_on.resolution
            if each.occupancy.term_on
            else None,
        )
        for each in rows.select_related("occupancy__household", "occupancy__site").order_by(
            "occupancy__term_on", "pk"
        )[:6]
    ]


def _closings(actor: Actor, today: date) -> list[shell.Todo]:
    if not actor.may("halting.announce_closing"):
        return []
    rows = SiteClosing.objects.visible_to(actor).filter(period__startswith__gt=today)
    found = []
    for each in rows.select_related("site").order_by("period", "pk")[:6]:
        rules = closing_rules(each.period.lower, each.period.upper)
        url = reverse("halting:announce_closing", args=[each.pk])
        if each.prefect_on is None:
            found.append(
                shell.Todo(
                    "Informer le préfet d’une fermeture",
                    url,
                    each.site.name,
                    rules.tell_prefect_by,
                )
            )
        if rules.needs_leave and not each.leave:
            found.append(
                shell.Todo(
                    "Obtenir la dérogation du préfet pour une fermeture",
                    url,
                    each.site.name,
                    rules.tell_prefect_by,
                )
            )
        if each.posted_on is None:
            found.append(shell.Todo("Afficher une fermeture", url, each.site.name, rules.post_by))
    return found


def _checks(actor: Actor) -> list[shell.Todo]:
    if not actor.may("halting.note_check"):
        return []
    rows = TechnicalCheck.objects.visible_to(actor).filter(done_on=None)
    return [
        shell.Todo(
            f"Vérifier : {each.get_kind_display()}",
            reverse("halting:note_check", args=[each.pk]),
            each.site.name,
            each.due_on,
        )
        for each in rows.select_related("site").order_by("due_on", "pk")[:6]
    ]


def _grants(actor: Actor, today: date) -> list[shell.Todo]:
    if not actor.may("halting.send_grant"):
        return []
    rows = GrantYear.objects.visible_to(actor).filter(sent_on=None, year__lt=today.year)
    return [
        shell.Todo(
            f"Envoyer l’état ALT2 {each.year}",
            reverse("halting:grant", args=[each.pk]),
            each.site.name,
            grant_due_on(each.year),
        )
        for each in rows.select_related("site").order_by("year", "pk")
    ]
