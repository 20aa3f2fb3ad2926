from palier.base.kit import room


class Leases(room.Room):
    name = "palier.work.leases"
    verbose_name = "contrats"
