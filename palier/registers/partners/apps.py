from palier.base.kit import room


class Partners(room.Room):
    name = "palier.registers.partners"
    verbose_name = "partenaires"
