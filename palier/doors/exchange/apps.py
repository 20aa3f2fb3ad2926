from palier.base.kit import room


class Exchange(room.Room):
    name = "palier.doors.exchange"
    verbose_name = "échanges"
