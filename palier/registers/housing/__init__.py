"""Sites, buildings, dwellings, rooms, pitches and shelter places."""
