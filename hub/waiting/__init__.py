"""What waits for a person: the queues of their role, a few of each."""
