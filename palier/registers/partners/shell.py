"""What the directory and the agreements lend: entries of the menu, a body's page, reminders."""

from datetime import date, timedelta

from django.db.models import Q
from django.urls import reverse

from palier.base.documents.holding import may_hold_files
from palier.base.kit.periods import last_day
from palier.base.kit.typography import day_in_words, plural
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.roles import declare_sights
from palier.base.ui import shell
from palier.base.ui.cards import Card, Line, Verb, verb, verbs
from palier.base.ui.having import Rows
from palier.base.ui.picking import pickable
from palier.registers.partners.lists import (
    ends_soon_before,
    stale_before,
    standing,
    state_of,
)
from palier.registers.partners.models import (
    OFFERED,
    Correspondent,
    Deliverable,
    Offer,
    Partnership,
)
from palier.registers.people.models import Body

SOON = timedelta(days=30)
declare_sights(
    {
        "partners.directory": "l’annuaire : ce que proposent les partenaires, et à qui parler",
        "partners.agreements": "les conventions de partenariat et leurs livrables",
    }
)
shell.menu(
    shell.MenuEntry(
        "partners.directory", "Annuaire", "partners:directory", "book-open", "partners.directory"
    )
)
shell.menu(
    shell.MenuEntry(
        "partners.agreements",
        "Conventions",
        "partners:agreements",
        "document-text",
        "partners.agreements",
    )
)
pickable(
    Offer,
    search=("name", "body__sort_name", "town"),
    called=lambda row: f"{row.name}, {row.body.name}",
    fetch=("body",),
    offered=OFFERED,
)
may_hold_files("partners.partnership", sight="partners.agreements")


@shell.panel(on="people.body", order=10, sight="partners.directory", column="main")
def offers_of(row: Body, actor: Actor, today: date) -> shell.Part | None:
    """What this body offers."""
    stale = stale_before(actor, today)
    rows = Offer.objects.visible_to(actor).filter(body=row).order_by("name", "pk")
    lines = [
        Line(
            each.name,
            ", ".join(filter(None, [each.for_whom, each.hours])),
            reverse("partners:offer", args=[each.pk]),
            "book-open",
            state_of(each, stale),
        )
        for each in rows
    ]
    may = verb(actor, "partners.add_offer", "Ajouter une offre…", row, "plus")
    return _part("Offres", lines, "Aucune offre notée.", None if row.closed_on else may)


@shell.panel(on="people.body", order=12, sight="partners.directory", column="main")
def people_of(row: Body, actor: Actor, today: date) -> shell.Part | None:
    """Whom one speaks to there."""
    rows = Correspondent.objects.visible_to(actor).filter(body=row)
    lines = [
        Line(
            ", ".join(filter(None, [each.name, each.does])),
            ", ".join(filter(None, [each.phone, each.email, each.words, _gone(each)])),
            is_done=bool(each.left_on),
            verbs=_speaking_verbs(actor, each),
        )
        for each in rows.order_by("-left_on", "name", "pk")
    ]
    may = verb(
        actor, "partners.add_correspondent", "Ajouter…", row, "plus", about="un interlocuteur"
    )
    return _part(
        "À qui parler", lines, "Personne de noté.", None if row.closed_on else may, icon="users"
    )


def _gone(row: Correspondent) -> str:
    return f"partie le {day_in_words(row.left_on)}" if row.left_on else ""


def _speaking_verbs(actor: Actor, row: Correspondent) -> list[Verb]:
    if row.left_on:
        return verbs(
            verb(actor, "partners.return_correspondent", "Toujours là…", row, about=row.name)
        )
    return verbs(
        verb(actor, "partners.correct_correspondent", "Corriger…", row, about=row.name),
        verb(actor, "partners.leave_correspondent", "Partie…", row, about=row.name),
    )


@shell.panel(on="people.body", order=14, sight="partners.agreements")
def agreed_with(row: Body, actor: Actor, today: date) -> shell.Part | None:
    """The agreements that this body takes part in."""
    soon = ends_soon_before(actor, today)
    rows = Partnership.objects.visible_to(actor).filter(signatories__body=row)
    lines = [
        Line(
            each.title,
            each.get_kind_display().capitalize(),
            reverse("partners:partnership", args=[each.pk]),
            "document-text",
            standing(each, today, soon),
        )
        for each in rows.order_by("-period", "-pk")
    ]
    return _part("Conventions de partenariat", lines) if lines else None


def _part(
    title: str,
    lines: list[Line],
    empty: str = "",
    may: Verb | None = None,
    icon: str = "building-library",
) -> shell.Part | None:
    """A card of a body’s page; nothing where there is nothing to say nor to do."""
    if not lines and may is None:
        return None
    card = Card(title, lines, empty=empty, verbs=verbs(may), icon=icon)
    return shell.Part("ui/parts/card.html", {"card": card})


@shell.answers("people.obstacles_to_closing_body")
def agreed_still(row: Body, on: date) -> str:
    """A body does not close while an agreement with it holds."""
    held = Partnership.objects.filter(signatories__body=row, ended_on=None).filter(
        Q(period__endswith__gt=on) | Q(period__upper_inf=True)
    )
    found = held.order_by("pk").first()
    if found is None:
        return ""
    return (
        f"La convention « {found} » court avec elle : arrêtez-la, ou retirez-en cette structure."
    )


@shell.todo_source(
    on="ui.day",
    sight="partners.agreements",
    has=[
        Rows(Partnership, only=(("ended_on", None),)),
        Rows(Deliverable, only=(("done_on", None),)),
    ],
)
def what_ends_or_is_due(row: None, actor: Actor, today: date) -> list[shell.Todo]:
    """Agreements to renew or not, deliverables to hand over or to ask for."""
    if not actor.may("partners.correct_partnership"):
        return []
    soon = ends_soon_before(actor, today)
    rows = Partnership.objects.visible_to(actor).filter(
        ended_on=None, followed_by=None, period__endswith__lte=soon, period__endswith__gt=today
    )
    found = [
        shell.Todo(
            f"{each.title} : reconduire ou laisser finir ?",
            reverse("partners:partnership", args=[each.pk]),
            f"Convention jusqu’au {day_in_words(last)}",
            last,
            whose=_whose(each, actor),
        )
        for each in rows.select_related("follower").order_by("period", "pk")
        if (last := last_day(each.period))
    ]
    return [*found, *_due(actor, today)]


def _due(actor: Actor, today: date) -> list[shell.Todo]:
    rows = Deliverable.objects.visible_to(actor).filter(
        done_on=None, due_on__lte=today + SOON, partnership__ended_on=None
    )
    told = rows.select_related("partnership__follower", "signatory__body").order_by("due_on", "pk")
    return [
        shell.Todo(
            f"{each.what} : {f'à recevoir de {each.signatory.body.name}' if each.signatory else 'à remettre'}",
            reverse("partners:partnership", args=[each.partnership_id]),
            each.partnership.title,
            each.due_on,
            whose=_whose(each.partnership, actor),
        )
        for each in told
    ]


def _whose(row: Partnership, actor: Actor) -> str:
    follower = row.follower
    if follower is None or follower.pk == actor.user_id:
        return ""
    return follower.short_name


@shell.todo_source(on="ui.day", sight="partners.directory", has=[Rows(Offer)])
def offers_to_check(row: None, actor: Actor, today: date) -> list[shell.Todo]:
    """Offers that nobody has made sure of for a long time, told once."""
    if not actor.may("partners.check_offer"):
        return []
    rows = Offer.objects.visible_to(actor).filter(
        OFFERED, checked_on__lt=stale_before(actor, today)
    )
    count = rows.count()
    if not count:
        return []
    return [
        shell.Todo(
            f"Annuaire : {plural(count, 'offre')} à vérifier",
            reverse("partners:directory") + "?etat=averifier",
            "Un appel suffit : toujours ainsi, à corriger, ou suspendue.",
        )
    ]
