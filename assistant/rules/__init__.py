"""What the notice and the standards it names let one compute. Pure functions; errors are AnswerError."""
