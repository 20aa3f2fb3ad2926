"""What a spreadsheet may be of: each recipe reads its rows, previews them, and carries them out."""

from palier.doors.exchange.recipes.balances import BALANCES
from palier.doors.exchange.recipes.base import Context, Made, Problem, Reading, Recipe, Twin
from palier.doors.exchange.recipes.bodies import BODIES
from palier.doors.exchange.recipes.homes import HOMES
from palier.doors.exchange.recipes.measures import MEASURES
from palier.doors.exchange.recipes.people import PEOPLE

RECIPES: dict[str, Recipe] = {
    recipe.code: recipe for recipe in (HOMES, PEOPLE, BODIES, MEASURES, BALANCES)
}
