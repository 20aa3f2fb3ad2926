from palier.base.kit import room


class Results(room.Room):
    name = "palier.work.results"
    verbose_name = "résultats"
