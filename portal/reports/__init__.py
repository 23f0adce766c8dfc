"""What a delegate tells the council of the working group or committee."""
