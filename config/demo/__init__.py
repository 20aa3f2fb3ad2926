"""The demo: an invented association, played through the actions, in order of date."""
