"""The only place that talks to the graph: driver, engines, reader, writer and named queries."""
