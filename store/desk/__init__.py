"""The analysts' desk: Datasette over the `desk_` views, and pages of our own."""
