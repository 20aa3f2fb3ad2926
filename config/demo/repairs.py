"""What is broken, who pays for it, who came: a year of repairs, and what waits today."""

from datetime import time
from decimal import Decimal

from django.db.models import F

from config.demo.stage import DAY, Stage
from palier.law.holidays import next_open
from palier.registers.people.actions import add_body
from palier.registers.people.models import Body
from palier.work.leases.models import Occupancy
from palier.work.upkeep import actions as upkeep

DONE = [
    ("plumbing_use", "Joint du lavabo", "usual", "Joint changé", 30, "12.40"),
    ("locks", "Barillet de la porte d’entrée", "urgent", "Barillet et deux clés", 50, "64.90"),
    ("heating", "Radiateur froid dans la chambre", "urgent", "Purge, robinet changé", 75, "38.00"),
    ("electricity_use", "Prise arrachée dans la cuisine", "usual", "Prise refixée", 25, "9.50"),
    ("windows", "Volet bloqué", "usual", "Lame remplacée", 60, "47.00"),
    ("pests", "Cafards dans la cuisine", "usual", "Gel posé, visite dans un mois", 40, "28.00"),
]
WAITING = [
    ("plumbing", "Fuite sous l’évier", "emergency", "phone"),
    ("water_damage", "Tache au plafond de la salle de bain", "urgent", "household"),
    ("heating", "Chauffe-eau en panne", "urgent", "host"),
    ("glass", "Carreau fendu", "usual", "round"),
    ("worn", "Sol du couloir décollé", "planned", "inventory"),
]


def a_year_of_repairs(stage: Stage) -> None:
    """Done ones first; then what waits for someone, a quote, a household’s word."""
    technician, manager = stage.by("technician"), stage.by("rental_manager")
    homes = list(
        Occupancy.objects.filter(state="active", household__hidden_at=None)
        .select_related("main_place")
        .order_by(F("holding").asc(nulls_last=True), "pk")[:24]
    )
    user = stage.users["technician"]
    for rank, home in enumerate(homes[6:18]):
        item, title, urgency, report, minutes, cost = DONE[rank % len(DONE)]
        on = stage.today - (20 + 25 * rank) * DAY
        if on < home.starts_on:
            continue
        row = upkeep.report_repair(
            home.main_place, item=item, title=title, urgency=urgency, reported_on=on, actor=manager
        )
        came = next_open(on + (2 + rank % 5) * DAY)
        order = upkeep.order_repair(
            row,
            technician=user,
            ordered_on=on,
            visit_on=came,
            because="convenu avec le propriétaire, qui rembourse",
            actor=manager,
        )
        upkeep.finish_order(
            order,
            done_on=came,
            report=report,
            minutes=minutes,
            cost=Decimal(cost),
            actor=technician,
        )
        if rank:
            upkeep.close_repair(row, is_fixed=True, closed_on=came + DAY, actor=manager)
    plumber = Body.objects.filter(name="Plomberie Vidal").first() or add_body(
        stage.organisation, name="Plomberie Vidal", kinds=["supplier"], actor=manager
    )
    for rank, (item, title, urgency, origin) in enumerate(WAITING):
        place = homes[0].main_place if rank < 2 else homes[rank].main_place
        row = upkeep.report_repair(
            place,
            item=item,
            title=title,
            urgency=urgency,
            origin=origin,
            reported_on=stage.today - (rank % 3) * DAY,
            actor=stage.by("host") if rank == 2 else manager,
        )
        if rank == 2:
            upkeep.order_repair(
                row,
                contractor=plumber,
                ordered_on=stage.today,
                quote=Decimal("890.00"),
                because="plus d’eau chaude, le propriétaire est d’accord",
                actor=manager,
            )
        if rank == 3:
            upkeep.order_repair(
                row,
                technician=user,
                ordered_on=stage.today,
                visit_on=stage.today,
                visit_at=time(10, 30),
                because="à la demande du ménage, refacturé",
                actor=manager,
            )
        if rank == 4 and row.payer == row.Payer.OWNER:
            upkeep.hand_on_repair(row, to="SCI des Tilleuls", handed_on=stage.today, actor=manager)
