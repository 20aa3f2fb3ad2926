from palier.base.kit import room


class Rights(room.Room):
    name = "palier.registers.rights"
    verbose_name = "droits"
