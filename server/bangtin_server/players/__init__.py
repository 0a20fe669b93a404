"""Sites, screens and the players that drive them: enrolment, heartbeats, silence, commands."""
