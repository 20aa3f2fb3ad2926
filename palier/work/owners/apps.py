from palier.base.kit import room


class Owners(room.Room):
    name = "palier.work.owners"
    verbose_name = "propriétaires"
