"""The tests mirror the packages; those of the whole hub stand beside them."""
