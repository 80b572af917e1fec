"""The web portal of the Complementarity Hub."""
