from palier.base.kit import room


class Suppliers(room.Room):
    name = "palier.work.suppliers"
    verbose_name = "fournisseurs"
