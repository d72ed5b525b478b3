"""The stages: functions from records to records, without I/O. `parse`, `times`, `attribute`, `split` and the first
half of `resolve` look at one article alone; the second half of `resolve` and `link` look at the corpus.
"""
