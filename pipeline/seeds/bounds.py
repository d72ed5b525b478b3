"""How much is held at a time: no input, however made, takes more memory than these allow.

A stream is read piece by piece; one piece (a whole file, a line, a record's body) and what it unpacks to are the most
that is held. So a reader takes at most about `MAX_BYTES`, whatever the size of the file.
"""

MAX_BYTES = 64 * 2**20
"""The largest file that is read whole, packed or unpacked."""
MAX_LINE = 16 * 2**20
"""The longest line of a ``.jsonl``, in bytes."""
MAX_BODY = 16 * 2**20
"""The largest body of a WARC record, in bytes, as it was sent and unpacked."""
MAX_HEADER = 64 * 2**10
"""The longest header of a WARC record, and of the answer in it, in bytes."""
MAX_RATIO = 200
"""The most unpacked bytes to one packed byte, beyond `MAX_BYTES`. Text packs ten to one, a bomb a thousand to one."""
