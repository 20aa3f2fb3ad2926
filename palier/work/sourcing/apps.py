from palier.base.kit import room


class Sourcing(room.Room):
    name = "palier.work.sourcing"
    verbose_name = "captation"
