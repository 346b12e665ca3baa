"""The archive and what one can ask of it: the only room that knows SQLite, WARC and Datasette."""
