"""Understanding of a message by a chat model, every word of it checked, and joined with what the rules read."""
