"""The domain of the Complementarity Hub; knows no web framework."""
