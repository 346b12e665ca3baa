"""From the configuration's files to the records of `config.model`, noting every mistake.

The only room that knows YAML. Nothing here raises for what a file says: mistakes are collected, and
`config.reader` refuses them all at once.
"""
