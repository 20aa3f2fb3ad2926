from palier.base.kit import room


class Sliding(room.Room):
    name = "palier.work.sliding"
    verbose_name = "baux glissants"
