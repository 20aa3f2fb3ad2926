from palier.base.kit import room


class Benefits(room.Room):
    name = "palier.work.benefits"
    verbose_name = "aides au logement"
