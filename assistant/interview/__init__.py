"""The interview of one application: pure functions from a session and a message to the next session.

session        the state of one interview, and what one turn gives
topics         what is asked together, in which order, in which words
understanding  a message → updates (field, typed value, quote)
conversation   receive(session, message) → turn; opening; the scene proposal
"""
