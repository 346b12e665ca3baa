"""Invented words of invented people, enough of them for an article, for pages that are read."""

PARAGRAPHS = tuple(
    f"In ward {number} the trustees of the reading room met {number + 3} times over the winter, "
    f"counted {number * 7 + 11} chairs and agreed to keep the keys in the bakery next door."
    for number in range(8)
)
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
ARTICLE = (
    '<!doctype html><html lang="en-GB"><head><title>Reading room kept open</title>'
    '<meta property="article:published_time" content="2013-12-09T08:00:00Z"></head>'
    f"<body><article><h1>Reading room kept open</h1>{BODY}</article></body></html>"
)
LAST = PARAGRAPHS[-1]
