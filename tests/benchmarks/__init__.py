"""What the hub promises about its speed and size, measured on both engines: `make bench`."""
