from palier.base.kit import room


class Settling(room.Room):
    name = "palier.work.settling"
    verbose_name = "installation"
