from palier.base.kit import room


class Domiciliation(room.Room):
    name = "palier.work.domiciliation"
    verbose_name = "domiciliation"
