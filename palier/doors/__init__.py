"""The doors floor: how others come in, how figures go out."""
