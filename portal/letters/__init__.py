"""Letters of a council: written together, adopted, signed by chair or secretary, sent, kept."""
