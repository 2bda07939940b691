"""Articles with the records that a careful journalist would write, and how close ours come."""
