"""How good the extraction is, measured on annotated corpora that are no part of the project."""
