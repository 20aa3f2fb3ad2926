# The house's five commands. `just` comes from PyPI (rust-just).
set shell := ["bash", "-uc"]

default:
    @just --list

# Everything a newcomer needs, then the demo.
setup:
    uv sync

# The demo, served on this machine.
run *args:
    uv run palier demo {{args}}

test *args:
    uv run pytest {{args}}

# What CI calls: style, types, floors, templates, migrations, the map.
check:
    uv run ruff check .
    uv run ruff format --check .
    uv run lint-imports --no-cache
    uv run mypy
    uv run djlint --quiet --lint palier
    uv run djlint --quiet --check palier
    uv run palier manage makemigrations --check --dry-run
    uv run palier map --check

fix:
    uv run ruff check --fix .
    uv run ruff format .
    uv run djlint --quiet --reformat palier

# Draw docs/MAP.md, TRAFFIC.md and ROLES.md again.
map:
    uv run palier map
