"""The error tree: what makes a run stop. What merely can't be read is a Rejection, not an error."""


class SaysoError(Exception):
    """A broken run. The message names the file or thing and the remedy; `cli` prints it and exits with 3."""


class FormatError(SaysoError):
    """A JSON Lines or RDF file that does not hold what its name promises."""


class NotFoundError(SaysoError):
    """Something was asked for by name or id and is not there."""


class SetupError(SaysoError):
    """A model, data file or program that the pipeline needs is missing or of the wrong version."""


class QueryError(SaysoError):
    """A SPARQL query that does not parse, or a question's parameter that is missing or mistyped."""


class TooLargeError(SaysoError):
    """A corpus that is too large for what was asked of it. The message says what to use instead."""
