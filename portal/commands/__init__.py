"""The commands that start the portal; `hub` finds them by their entry points."""
