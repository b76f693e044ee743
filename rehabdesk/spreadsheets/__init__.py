"""Excel lists read in and tables written out; the only package that knows Excel."""
