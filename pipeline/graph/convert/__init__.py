"""Each noun to RDF (`put_...`) and back (`get_...`): one module a noun, both ways side by side."""
