"""Label every block of the pasted page: headline, byline, dateline, caption, story or furniture."""
