"""What the rents put on one's day: runs to issue, contracts never called, the month."""

from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from palier.base.kit.typography import month_in_words, of_name, plural
from palier.base.tenancy.actors import Actor
from palier.base.ui import shell
from palier.base.ui.having import Rows
from palier.law.dates import Month
from palier.work.billing.computing import called_after_leaving as still_called
from palier.work.billing.computing import missed
from palier.work.billing.models import Extra, RentRun
from palier.work.billing.reads import figures_of
from palier.work.leases.models import Occupancy


@shell.todo_source(
    on="ui.day", sight="billing.accounts", has=[Rows(RentRun, only=(("state", "draft"),))]
)
def runs_to_issue(row: None, actor: Actor, today: date) -> list[shell.Todo]:
    if not actor.may("billing.issue_rent_run"):
        return []
    drafts = RentRun.objects.visible_to(actor).filter(state="draft").order_by("month", "pk")
    return [
        shell.Todo(
            f"Émettre le quittancement {of_name(month_in_words(run.month))}{run.entity.after_a_name}",
            reverse("billing:rent_run", args=[run.pk]),
            "Des avis sont à vérifier d’abord."
            if figures_of(run).verify
            else "Rien à vérifier : un seul oui suffit.",
            run.due_on,
            asks_yes=True,
        )
        for run in drafts.select_related("entity")
    ]


@shell.todo_source(
    on="ui.day", sight="billing.accounts", has=[Rows(Extra, only=(("notice", None),))]
)
def left_uncalled(row: None, actor: Actor, today: date) -> list[shell.Todo]:
    """Sums noted to be called once, whose month went by, or was issued, without them."""
    if not actor.may("billing.prepare_rent_run"):
        return []
    issued = RentRun.objects.filter(
        kind=RentRun.Kind.MONTHLY,
        state=RentRun.State.ISSUED,
        month=OuterRef("month"),
        organisation=OuterRef("organisation"),
    )
    of_its_books = Exists(issued.filter(entity=OuterRef("occupancy__site__entity")))
    of_the_main = Exists(issued.filter(entity__is_main=True))
    is_issued = of_its_books | Q(Q(occupancy__site__entity=None), of_the_main)
    waiting = Extra.objects.visible_to(actor).filter(
        Q(month__lt=Month.of(today).first) | is_issued, notice=None
    )
    months = list(waiting.order_by("month").values_list("month", flat=True))
    if not months:
        return []
    return [
        shell.Todo(
            f"Appeler {plural(len(months), 'frais resté', 'frais restés')} de côté",
            f"{reverse('billing:prepare_rent_run')}?mois={months[0]:%Y-%m}",
            f"Depuis {month_in_words(months[0])}, déjà émis : un nouveau passage de ce mois les "
            "appelle.",
            today,
        )
    ]


@shell.todo_source(
    on="ui.day", sight="billing.accounts", has=[Rows(Occupancy, only=(("state", "ended"),))]
)
def called_after_leaving(row: None, actor: Actor, today: date) -> list[shell.Todo]:
    """Rents called of months in which nobody lived there any more, and not given back."""
    if not actor.may("billing.reverse_notice"):
        return []
    seen = Occupancy.objects.visible_to(actor).filter(state="ended").values("pk")
    rows = still_called(actor.organisation).filter(occupancy__in=seen)
    return [
        shell.Todo(
            f"{each['occupancy__number']} : parti, et appelé après",
            reverse("billing:notice", args=[each["last"]]),
            f"Annulez l’avis {of_name(month_in_words(each['month']))}, ou corrigez les mois d’avant.",
            today,
        )
        for each in rows
    ]


@shell.todo_source(on="ui.day", sight="billing.accounts")
def never_called(row: None, actor: Actor, today: date) -> list[shell.Todo]:
    """Months already issued that left someone out: nobody else would see it."""
    if not actor.may("billing.prepare_corrections"):
        return []
    found = missed(actor.organisation, today, months=4)
    wanted = {pk for several in found.values() for pk in several}
    seen = set(
        Occupancy.objects.visible_to(actor).filter(pk__in=wanted).values_list("pk", flat=True)
    )
    left_out = [month for month, several in found.items() if not seen.isdisjoint(several)]
    if not left_out:
        return []
    months = ", ".join(map(month_in_words, left_out))
    return [
        shell.Todo(
            "Appeler les contrats restés sans avis",
            reverse("billing:missed"),
            f"En {months} : habité, dû, et jamais appelé.",
            today,
        )
    ]


@shell.panel(on="ui.day", order=20, sight="billing.accounts")
def this_month(row: None, actor: Actor, today: date) -> shell.Part | None:
    run = (
        RentRun.objects.visible_to(actor)
        .filter(state="issued")
        .order_by("-entity__is_main", "-month", "-round")
        .first()
    )
    if run is None:
        return None
    return shell.Part("billing/_this_month.html", {"run": run})
