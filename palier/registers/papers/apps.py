from palier.base.kit import room


class Papers(room.Room):
    name = "palier.registers.papers"
    verbose_name = "pièces"
