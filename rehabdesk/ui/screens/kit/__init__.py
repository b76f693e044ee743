"""What every screen is made with: its description, its page, its commands."""
