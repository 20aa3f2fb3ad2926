"""Settings, roles, menu and commands: the one place that knows every room."""
