from palier.base.kit import room


class People(room.Room):
    name = "palier.registers.people"
    verbose_name = "personnes et ménages"
