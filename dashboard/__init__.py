"""Two faces: the web (app, pages) and the command line (cli)."""
