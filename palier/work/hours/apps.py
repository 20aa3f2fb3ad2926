from palier.base.kit import room


class Hours(room.Room):
    name = "palier.work.hours"
    verbose_name = "temps"
