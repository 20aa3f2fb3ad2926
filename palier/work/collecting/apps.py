from palier.base.kit import room


class Collecting(room.Room):
    name = "palier.work.collecting"
    verbose_name = "recouvrement"
