"""What is special about domestic proceedings: their steps, the stage that follows, what gives pause."""
