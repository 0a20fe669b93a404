"""When: local days and times of one zone, the rules of the schedule, and the instants that they mean (R9, R10)."""
