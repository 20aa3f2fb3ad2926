from palier.base.kit import room


class Letters(room.Room):
    name = "palier.work.letters"
    verbose_name = "lettres"
