"""The commands of the hub, one module each."""
