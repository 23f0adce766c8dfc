"""Photos of somebody's own things: with them a face at the tablet is asked three questions."""
