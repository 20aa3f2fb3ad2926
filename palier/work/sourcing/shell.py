"""What the search for homes lends to other pages."""

from datetime import date

from django.urls import reverse

from palier.base.tenancy.actors import Actor
from palier.base.tenancy.roles import declare_sights
from palier.base.ui import shell
from palier.base.ui.having import Rows
from palier.registers.housing.models import Place
from palier.work.sourcing.models import OPEN_LEADS, OwnerLead

declare_sights({"sourcing.leads": "la captation : propriétaires rencontrés, logements visités"})
shell.menu(
    shell.MenuEntry("sourcing.board", "Captation", "sourcing:board", "phone", "sourcing.leads")
)
shell.add(
    shell.AddEntry(
        45,
        "Une piste de logement",
        "Noter une piste",
        "sourcing:note_lead",
        "phone",
        "sourcing.note_lead",
    )
)


@shell.todo_source(
    on="ui.day", sight="sourcing.leads", has=[Rows(OwnerLead, only=(("state__in", OPEN_LEADS),))]
)
def owners_to_call(row: None, actor: Actor, today: date) -> list[shell.Todo]:
    """Owners whom one said one would call again, to whoever follows them."""
    leads = OwnerLead.objects.visible_to(actor).filter(
        state__in=OPEN_LEADS, next_on__lte=today, referent=actor.user_id
    )
    return [
        shell.Todo(
            f"Rappeler {lead.owner_name}",
            reverse("sourcing:lead", args=[lead.pk]),
            f"{lead.size}, {lead.town}, {lead.get_state_display()}",
            lead.next_on,
        )
        for lead in leads.order_by("next_on", "pk")
    ]


@shell.panel(on="housing.place", order=90, sight="sourcing.leads")
def how_it_was_found(row: Place, actor: Actor, today: date) -> shell.Part | None:
    """The lead that a home came from."""
    lead = OwnerLead.objects.visible_to(actor).filter(place=row).first()
    return shell.Part("sourcing/_found.html", {"lead": lead}) if lead else None
