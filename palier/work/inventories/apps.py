from palier.base.kit import room


class Inventories(room.Room):
    name = "palier.work.inventories"
    verbose_name = "états des lieux"
