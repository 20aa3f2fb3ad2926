from datetime import date

from django.db.models import Q
from django.urls import reverse

from palier.base.kit.periods import last_day
from palier.base.kit.typography import day_in_words
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.figures import number
from palier.base.ui.lists import Chip, Column, Empty, Filter, ListPage
from palier.law.dates import add_months
from palier.law.territory import DEPARTMENTS
from palier.registers.partners.models import OFFERED, Offer, Partnership


def stale_before(actor: Actor, today: date) -> date:
    """Offers made sure of before this day are to be made sure of again."""
    months = int(number(actor.organisation, "partners.check_months", today))
    return add_months(today, -months)


def ends_soon_before(actor: Actor, today: date) -> date:
    """Agreements that end before this day are to be renewed, or not."""
    months = int(number(actor.organisation, "partners.reminder_months", today))
    return add_months(today, months)


def state_of(row: Offer, stale: date) -> Chip:
    """Whether one may send somebody there, and since when nobody made sure of it."""
    if row.suspended_on:
        until = f" jusqu’au {day_in_words(row.resumes_on, short=True)}" if row.resumes_on else ""
        return Chip(f"suspendue{until}", "bad", "", row.suspended_why)
    said = f"vérifiée le {day_in_words(row.checked_on, short=True)}"
    return Chip("à vérifier", "wait", "", said) if row.checked_on < stale else Chip(said, "ok")


def departments_in_words(codes: list[str]) -> str:
    """`Bouches-du-Rhône, Var`; nothing: everywhere."""
    return ", ".join(DEPARTMENTS.get(code, code) for code in codes)


def _departments_of(model: type[Offer] | type[Partnership]) -> Filter:
    def options(actor: Actor) -> list[tuple[str, str]]:
        rows = model._default_manager.visible_to(actor).values_list("departments", flat=True)
        codes = {code for each in rows.distinct() for code in each}
        return [(code, DEPARTMENTS[code]) for code in DEPARTMENTS if code in codes]

    return Filter(
        "departement",
        "Département",
        options,
        lambda value: Q(departments__contains=[value]) | Q(departments=[]),
    )


def directory_of(actor: Actor, today: date) -> ListPage:
    """What partners offer, for whom, where, and how one goes there."""
    stale = stale_before(actor, today)
    states = {
        "proposees": OFFERED,
        "averifier": OFFERED & Q(checked_on__lt=stale),
        "suspendues": Q(suspended_on__isnull=False),
    }
    return ListPage(
        title="Annuaire",
        unit=("offre", "offres"),
        lead="Ce que proposent nos partenaires : pour qui, où, quand, et comment on y va.",
        rows=lambda actor: (
            Offer.objects.visible_to(actor)
            .filter(body__merged_into=None, body__closed_on=None)
            .select_related("body")
        ),
        columns=[
            Column(
                "Offre",
                lambda row: row.name,
                sort="name",
                link=lambda row: reverse("partners:offer", args=[row.pk]),
            ),
            Column("Structure", lambda row: row.body.name, sort="body__sort_name"),
            Column("Thème", lambda row: row.get_theme_display(), sort="theme", muted=True),
            Column("Pour qui", lambda row: row.for_whom),
            Column("Où", lambda row: row.town or row.body.town, sort="town", muted=True),
            Column("Jours et heures", lambda row: row.hours, muted=True),
            Column("État", lambda row: state_of(row, stale), kind="chip", sort="checked_on"),
        ],
        sort="name",
        search=("name", "does", "body__sort_name", "town"),
        search_label="Offre, structure, commune",
        filters=[
            Filter("theme", "Thème", lambda actor: Offer.Theme.choices, lambda v: Q(theme=v)),
            Filter(
                "public",
                "Pour qui",
                lambda actor: Offer.Public.choices,
                lambda v: Q(publics__contains=[v]) | Q(publics__contains=["all"]),
            ),
            _departments_of(Offer),
            Filter(
                "etat",
                "État",
                lambda actor: [
                    ("proposees", "que l’on peut proposer"),
                    ("averifier", "à vérifier"),
                    ("suspendues", "suspendues"),
                ],
                lambda value: states[value],
            ),
        ],
        empty=Empty(
            "Aucune offre",
            "Une offre s’ajoute depuis la page d’une structure : ce qu’elle fait, pour qui, "
            "comment on y va.",
            "Voir les structures",
            "people:bodies",
            "partners.add_offer",
            "book-open",
        ),
        actions=(
            ("Voir les structures", "people:bodies", "building-library", "partners.add_offer"),
        ),
        file_name="annuaire",
    )


def standing(row: Partnership, today: date, soon: date) -> Chip:
    """Whether an agreement holds, ends soon, is over."""
    last = last_day(row.period)
    if row.ended_on:
        return Chip(f"arrêtée le {day_in_words(row.ended_on, short=True)}", "", "", row.ended_why)
    if today < row.period.lower:
        return Chip(f"à partir du {day_in_words(row.period.lower, short=True)}", "info")
    if last is None:
        return Chip("en cours, sans fin dite", "ok")
    said = day_in_words(last, short=True)
    if last < today:
        return Chip(f"finie le {said}")
    return Chip(f"jusqu’au {said}", "wait" if row.period.upper <= soon else "ok")


def agreements_of(actor: Actor, today: date) -> ListPage:
    """What was agreed with partners, and until when."""
    soon = ends_soon_before(actor, today)
    holds = Q(ended_on=None, period__contains=today)
    states = {
        "encours": holds,
        "avenir": Q(ended_on=None, period__startswith__gt=today),
        "finissent": holds & Q(period__endswith__lte=soon),
        "finies": Q(ended_on__isnull=False) | Q(period__endswith__lte=today),
    }
    return ListPage(
        title="Conventions de partenariat",
        unit=("convention", "conventions"),
        lead="Avec qui, pour quoi, jusqu’à quand, et ce que chacun doit remettre.",
        rows=lambda actor: Partnership.objects.visible_to(actor).prefetch_related(
            "signatories__body"
        ),
        columns=[
            Column(
                "Objet",
                lambda row: row.title,
                sort="title",
                link=lambda row: reverse("partners:partnership", args=[row.pk]),
            ),
            Column("Genre", lambda row: row.get_kind_display(), sort="kind", muted=True),
            Column("Avec", lambda row: ", ".join(p.body.name for p in row.signatories.all())),
            Column("Du", lambda row: row.period.lower, kind="day", sort="period"),
            Column("Où en est-on", lambda row: standing(row, today, soon), kind="chip"),
        ],
        sort="-period",
        search=("title", "signatories__body__sort_name"),
        filters=[
            Filter(
                "etat",
                "État",
                lambda actor: [
                    ("encours", "en cours"),
                    ("avenir", "à venir"),
                    ("finissent", "finissent bientôt"),
                    ("finies", "finies ou arrêtées"),
                ],
                lambda value: states[value],
            ),
            Filter("genre", "Genre", lambda actor: Partnership.Kind.choices, lambda v: Q(kind=v)),
            _departments_of(Partnership),
        ],
        empty=Empty(
            "Aucune convention",
            "Un objet, une ou plusieurs structures, des dates : la fin est rappelée à temps.",
            "Noter une convention",
            "partners:sign_partnership",
            "partners.sign_partnership",
            "document-text",
        ),
        actions=(
            (
                "Noter une convention",
                "partners:sign_partnership",
                "plus",
                "partners.sign_partnership",
            ),
        ),
        file_name="conventions",
    )
