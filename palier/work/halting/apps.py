from palier.base.kit import room


class Halting(room.Room):
    name = "palier.work.halting"
    verbose_name = "aires"
