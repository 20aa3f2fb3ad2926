from palier.base.kit import room


class Residences(room.Room):
    name = "palier.work.residences"
    verbose_name = "résidences"
