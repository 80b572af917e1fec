"""Verification of proceedings: who changed one does not verify it, and what is old or doubtful is worked down."""
