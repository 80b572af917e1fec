"""What exists in the graph, declared once."""
