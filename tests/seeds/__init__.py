"""What the starter data promises: valid, complete, sourced, and enough for the worked example of KPI 4."""
