from palier.base.kit import room


class Titles(room.Room):
    name = "palier.work.titles"
    verbose_name = "titres"
