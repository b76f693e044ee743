"""What every instrument is made of: items, answers, a score and its bands."""
