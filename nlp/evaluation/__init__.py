"""How well the pipeline does: labelled rows in, figures with their intervals out.

`score` runs the pipeline and notes decisions; every figure is counted from those. Nothing here
trains, and nothing here prints but lines of text.
"""
