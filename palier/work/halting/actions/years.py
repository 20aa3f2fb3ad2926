"""The year of a halting site: closings told in time, checks, the ALT2 grant stated month by month."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from palier.base.journal.action import action
from palier.base.kit.periods import period
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import day_in_words, month_in_words, of_name
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Site
from palier.law.dates import Month
from palier.law.halting import (
    GrantRates,
    closing_rules,
    grant_of_days,
    grant_rates,
    grant_source,
    monthly_rate,
)
from palier.work.halting.counting import closed_days, occupied_days, places_of
from palier.work.halting.models import GrantMonth, GrantYear, SiteClosing, TechnicalCheck
from palier.work.leases.models import OccupancyPlace


@action("Prévoir la fermeture d’une aire")
def plan_closing(
    site: Site, *, starts_on: date, ends_on: date, reason: str, actor: Actor
) -> SiteClosing:
    """The site closes from a day until another (the first day open again).

    Décret n° 2019-1478, art. 4. Refused: no reason, more than six months, another closing then.
    """
    site = lock(site)
    if not reason.strip():
        raise Refused({"reason": "Dites pourquoi l’aire ferme : c’est affiché."})
    if ends_on <= starts_on:
        raise Refused({"ends_on": "L’aire rouvrirait avant de fermer."})
    rules = closing_rules(starts_on, ends_on)
    if ends_on > rules.latest_end:
        raise Refused({"ends_on": f"Une fermeture dure six mois au plus ({rules.source})."})
    if SiteClosing.objects.filter(site=site, period__overlap=(starts_on, ends_on)).exists():
        raise Refused({"starts_on": "Une autre fermeture est prévue à ces dates."})
    return SiteClosing.objects.create(
        organisation=actor.organisation,
        site=site,
        period=period(starts_on, ends_on),
        reason=reason.strip(),
    )


@action("Noter l’annonce d’une fermeture")
def announce_closing(
    closing: SiteClosing,
    *,
    posted_on: date | None = None,
    prefect_on: date | None = None,
    leave: str = "",
    actor: Actor,
) -> SiteClosing:
    """Posted on the site, told to the prefect, whose leave it has if it lasts more than a month.

    Late is kept as it was, and said; refused: after the closing began.
    """
    closing = lock(closing)
    begins = closing.period.lower
    for field, day in (("posted_on", posted_on), ("prefect_on", prefect_on)):
        if day is not None and day >= begins:
            raise Refused(
                {field: f"La fermeture commence le {day_in_words(begins)} : c’est trop tard."}
            )
    closing.posted_on = posted_on or closing.posted_on
    closing.prefect_on = prefect_on or closing.prefect_on
    closing.leave = leave.strip() or closing.leave
    closing.save(update_fields=["posted_on", "prefect_on", "leave"])
    return closing


@action("Annuler une fermeture d’aire")
def cancel_closing(closing: SiteClosing, *, on: date, actor: Actor) -> Site:
    """The site stays open after all. Refused: begun already."""
    closing = lock(closing)
    if closing.period.lower <= on:
        raise Refused("Cette fermeture a commencé : elle reste dans l’histoire de l’aire.")
    site: Site = closing.site
    closing.delete()
    return site


@action("Prévoir une vérification technique")
def plan_check(site: Site, *, kind: str, due_on: date, actor: Actor) -> TechnicalCheck:
    """Something to verify before a day. Refused: planned already that day."""
    return TechnicalCheck.objects.create(
        organisation=actor.organisation, site=site, kind=kind, due_on=due_on
    )


@action("Noter une vérification technique")
def note_check(
    check: TechnicalCheck,
    *,
    done_on: date,
    result: str,
    next_on: date | None = None,
    actor: Actor,
) -> TechnicalCheck:
    """What was found, and when one looks again. Refused: nothing said, done already, next before."""
    check = lock(check)
    if check.done_on is not None:
        raise Refused("Cette vérification est déjà faite.")
    if not result.strip():
        raise Refused({"result": "Dites ce qui a été constaté."})
    if next_on is not None and next_on <= done_on:
        raise Refused({"next_on": "La prochaine vérification serait avant celle-ci."})
    check.done_on, check.result = done_on, result.strip()
    check.save(update_fields=["done_on", "result"])
    if next_on is not None:
        TechnicalCheck.objects.create(
            organisation=actor.organisation, site=check.site, kind=check.kind, due_on=next_on
        )
    return check


@action("Retirer une vérification prévue")
def remove_check(check: TechnicalCheck, *, actor: Actor) -> Site:
    """Planned by mistake. Refused: done already."""
    check = lock(check)
    if check.done_on is not None:
        raise Refused("Cette vérification est faite : rouvrez-la d’abord.")
    site: Site = check.site
    check.delete()
    return site


@action("Rouvrir une vérification")
def reopen_check(check: TechnicalCheck, *, actor: Actor) -> TechnicalCheck:
    """It was not done, or not this one. Refused: not done."""
    check = lock(check)
    if check.done_on is None:
        raise Refused("Cette vérification est encore à faire.")
    check.done_on, check.result = None, ""
    check.save(update_fields=["done_on", "result"])
    return check


@action("Ouvrir la convention ALT2 d’une année")
def open_grant(
    site: Site,
    *,
    year: int,
    reference: str = "",
    fixed: Decimal | None = None,
    variable: Decimal | None = None,
    source: str = "",
    actor: Actor,
) -> GrantYear:
    """Twelve months, their places and the occupation expected from the two years before.

    CSS art. R851-5. Without amounts, those of the text. Refused: another kind of site, a year
    without any known amount, amounts of one’s own without saying where they come from.
    """
    if site.kind != Site.Kind.HALTING_SITE:
        raise Refused("Ce site n’est pas une aire d’accueil.")
    if (fixed is None) != (variable is None):
        raise Refused({"variable": "Donnez les deux montants, ou aucun."})
    if fixed is not None and not source.strip():
        raise Refused({"source": "Dites d’où viennent ces montants : arrêté, convention."})
    if fixed is None or variable is None:
        try:
            rates = grant_rates(year)
        except LookupError:
            raise Refused(
                {"year": f"Aucun montant d’ALT2 connu pour {year} : entrez ceux de la convention."}
            ) from None
        source = source.strip() or grant_source()
    else:
        rates = GrantRates(fixed, variable)
    row = GrantYear.objects.create(
        organisation=actor.organisation,
        site=site,
        year=year,
        reference=reference.strip(),
        fixed=rates.fixed,
        variable=rates.variable,
        source=source.strip(),
    )
    places = places_of(site)
    GrantMonth.objects.bulk_create(
        [
            GrantMonth(
                organisation=actor.organisation,
                year=row,
                month=month.first,
                places=_open_places(site, month, places),
                planned_rate=_expected(site, month, _open_places(site, month, places)),
            )
            for month in (Month(year, number) for number in range(1, 13))
        ]
    )
    return row


def _open_places(site: Site, month: Month, places: int) -> int:
    """A month closed from its first day to its last offers none."""
    return 0 if closed_days(site, month) == month.days else places


def _expected(site: Site, month: Month, places: int) -> Decimal:
    """The mean occupation of that month in the two years before, when somebody stopped there."""
    if not places:
        return Decimal(0)
    told = []
    for back in (1, 2):
        past = Month(month.year - back, month.number)
        lived = OccupancyPlace.objects.filter(
            place__site=site, is_firm=True, period__startswith__lt=past.end
        )
        if lived.exists():
            told.append(
                monthly_rate(min(occupied_days(site, past), places * past.days), places, past)
            )
    if not told:
        return Decimal(0)
    return (sum(told, Decimal(0)) / len(told)).quantize(Decimal("0.0001"))


@action("Corriger un mois d’ALT2")
def correct_grant_month(
    month: GrantMonth, *, places: int, planned_percent: Decimal, actor: Actor
) -> GrantMonth:
    """Places really available (works, a closing), and the occupation expected (percent).

    Refused: stated already, an occupation above 100 %.
    """
    month = lock(month)
    if month.stated_on is not None:
        raise Refused("Ce mois est arrêté.")
    if not 0 <= planned_percent <= 100:
        raise Refused({"planned_percent": "Une occupation va de 0 à 100 %."})
    month.places, month.planned_rate = places, (planned_percent / 100).quantize(Decimal("0.0001"))
    month.save(update_fields=["places", "planned_rate"])
    return month


@action("Arrêter des mois d’ALT2")
def state_grant_months(
    year: GrantYear, *, months: Sequence[GrantMonth], on: date, actor: Actor
) -> GrantYear:
    """The real occupation of past months is frozen: place-days, rate, euros.

    CSS art. R851-6. Refused: none, a month not over, stated already, more days than places offer, places where
    the site was closed all month.
    """
    year = lock(year)
    if not months:
        raise Refused({"months": "Choisissez au moins un mois."})
    rates = GrantRates(year.fixed, year.variable)
    for each in months:
        row = lock(each)
        month = Month.of(row.month)
        name = month_in_words(row.month)
        if row.stated_on is not None:
            raise Refused(f"Le mois de {name} est déjà arrêté.")
        if month.last >= on:
            raise Refused({"months": f"Le mois de {name} n’est pas fini."})
        if row.places and not _open_places(year.site, month, row.places):
            raise Refused(
                f"L’aire était fermée tout le mois de {name} : elle n’offrait aucune place. Corrigez "
                "les places disponibles du mois."
            )
        days = occupied_days(year.site, month)
        try:
            rate = monthly_rate(days, row.places, month)
        except ValueError:
            raise Refused(
                f"En {name}, {days} places-jours sont occupées et {row.places} places n’en offrent "
                f"que {row.places * month.days} : corrigez les places disponibles du mois."
            ) from None
        row.occupied_days, row.rate = days, rate
        row.amount, row.stated_on = grant_of_days(row.places, days, month, rates), on
        row.save(update_fields=["occupied_days", "rate", "amount", "stated_on"])
    return year


@action("Noter l’envoi de l’état ALT2")
def send_grant(
    year: GrantYear, *, sent_on: date, received: Decimal | None = None, actor: Actor
) -> GrantYear:
    """The state of the year was sent, with what was received meanwhile (euros).

    Due before 15 January after it (CSS art. R851-6). Refused: a month not stated, sent already.
    """
    year = lock(year)
    if year.sent_on is not None:
        raise Refused("Cet état est déjà envoyé.")
    missing = year.months.filter(stated_on=None).order_by("month").first()
    if missing is not None:
        raise Refused(f"Le mois {of_name(month_in_words(missing.month))} n’est pas arrêté.")
    year.sent_on, year.received = sent_on, received
    year.save(update_fields=["sent_on", "received"])
    return year
