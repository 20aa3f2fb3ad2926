"""The `palier` command: what one types to start, serve, import, call the rent and look after it."""
