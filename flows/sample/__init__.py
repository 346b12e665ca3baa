"""The sample: a small press archive written for this project, and a server that pretends to be it.

Everything in it is invented but the agenda's own names and published figures; every page says so.
Nothing here is used by a real night: `bigsociety demo` and the tests are its only readers.
"""
