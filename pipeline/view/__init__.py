"""The explorer page: one HTML file, drawn with pyvis, that works offline.

`page.render` makes it, `sparql.embedded` what it needs to be asked in SPARQL, `index` the slices that `serve` sends.
They are imported where they are used: what only names things, such as `label`, then needs no drawing.
"""
