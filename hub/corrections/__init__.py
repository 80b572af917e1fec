"""Corrections: what practitioners propose to change in the proceedings of their own State, and what comes of it."""
