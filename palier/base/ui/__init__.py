"""The shell, the components, declared lists, forms, panels, timeline, search and to-dos."""
