"""Intake: reads what sources yield and fills an archive with it."""
