"""The door of the server: what comes in is read whole, within a size and a time, then takes its turn.

waitress reads every request aside and hands it to a thread once it is complete, so that an unfinished
one holds nothing but a socket. What is ours is what it leaves open: how large a body may be for whom
and where, how long one may take to send it, how many may come from one address, and whose turn it is.
"""
