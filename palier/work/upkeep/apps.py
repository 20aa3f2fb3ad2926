from palier.base.kit import room


class Upkeep(room.Room):
    name = "palier.work.upkeep"
    verbose_name = "demandes techniques"
