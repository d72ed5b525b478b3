"""Records to RDF and back, the exports, SHACL, SPARQL, and the NetworkX projection."""
