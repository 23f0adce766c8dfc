"""What things cost beside the barest other way: `make bench` prints a JSON object a line."""
