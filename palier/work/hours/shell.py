"""Time, in the menu and on one’s day."""

from datetime import date, timedelta

from django.urls import reverse

from palier.base.tenancy.actors import Actor
from palier.base.tenancy.roles import declare_sights
from palier.base.ui import shell
from palier.base.ui.cards import Verb
from palier.law.dates import Month
from palier.work.hours.reads import team_times

declare_sights(
    {
        "hours.own": "son propre temps, et le sien seulement",
        "hours.team": "le temps des équipes et des financeurs, jamais d’une personne",
    }
)
shell.menu(shell.MenuEntry("hours.mine", "Mon temps", "hours:mine", "clock", "hours.own"))
shell.menu(
    shell.MenuEntry("hours.team", "Temps de l’équipe", "hours:team", "chart-pie", "hours.team")
)


@shell.panel(on="ui.day", order=50, sight="hours.team")
def team_month(row: None, actor: Actor, today: date) -> shell.Part | None:
    """Last month's share of time with people, of the whole team; never anyone's own."""
    if not actor.may("support.write_note"):
        return None
    month = Month.of(today.replace(day=1) - timedelta(days=1))
    told = team_times(actor, [month])[0].everyone
    if told is None or told.sum.front_share is None:
        return None
    return shell.Part("hours/_team_month.html", {"told": told, "until": month.last})


@shell.answers("support.team_verbs")
def time_of_the_team(actor: Actor) -> list[Verb]:
    """The way there from the caseloads of the team."""
    if not actor.sees("hours.team"):
        return []
    return [Verb("Temps auprès des personnes", reverse("hours:team"), "clock")]
