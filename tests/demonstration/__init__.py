"""The whole circle on one machine, as `deploy/demo.sh` shows it: a centre, a player, a person before each."""
