"""Understanding of a message by rules alone.

`understanding.understand` reads a message into a `reading.Reading`; each other module reads one kind of thing.
"""
