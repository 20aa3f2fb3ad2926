from palier.base.kit import room


class Eviction(room.Room):
    name = "palier.work.eviction"
    verbose_name = "prévention des expulsions"
