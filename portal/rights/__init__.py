"""What a council has a right to, explained; who does what around it, and for whom it speaks."""
