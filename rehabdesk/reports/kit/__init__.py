"""What every report is made of: counting and grouping of records."""
