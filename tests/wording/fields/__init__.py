"""The descriptions of fields cover their records, and everything that is made from them."""
