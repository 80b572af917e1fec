"""Forms that somebody has begun and not sent: kept as they go, each its writer's alone."""
