"""An agenda, an easy text or a vote to keep: as pictures, and as boards for other programs."""
