"""The server is killed time and again while people vote and answer: `make soak`."""
