"""The indicators: counted from the graph by the Office's rules, each figure with its records."""
