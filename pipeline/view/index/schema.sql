-- What the page shows of a corpus, kept so that a part of it is quickly cut out. All of it can be made anew.

-- Of what format it is, of which corpus it was made, and the payload without its lists.
CREATE TABLE made (format INTEGER NOT NULL, fingerprint TEXT NOT NULL, payload BLOB NOT NULL);

-- Answers that are made once, by the names of their questions.
CREATE TABLE kept (name TEXT PRIMARY KEY, answer BLOB NOT NULL);

-- How many marks there are of each kind.
CREATE TABLE total (kind TEXT PRIMARY KEY, marks INTEGER NOT NULL) WITHOUT ROWID;

-- Each mark, by its position.
--   place   of a claim: among the claims by rank; of another mark: among those by how many claims it takes part in
--   folded  the beginning of its label, for searching
--   claims  to how many claims it is tied; of an event with parts, to how many they are
--   ties    to how many marks it is tied
--   near    their positions as unsigned numbers of four bytes: the first `beside` of them are claims, loud ones before
--           quiet ones, and the most important first
--   mark    a `Mark`
--   list    the list of the payload that its view stands in, `turn` the place there, `view` the view; null without one
--   owned   ties and joints (`ties.Owned`), where there are any
CREATE TABLE mark (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL, kind TEXT NOT NULL, place INTEGER NOT NULL, folded TEXT NOT NULL,
    rank INTEGER NOT NULL, claims INTEGER NOT NULL, ties INTEGER NOT NULL, beside INTEGER NOT NULL, near BLOB NOT NULL,
    mark BLOB NOT NULL, list TEXT, turn INTEGER, view BLOB, owned BLOB
);

-- The events that are no part of another one, the main ones first.
CREATE TABLE main (place INTEGER PRIMARY KEY, number INTEGER NOT NULL);

-- By what claims are filtered: for each column its values, and which claim (by place) has which of them.
CREATE TABLE facet (name TEXT PRIMARY KEY, known BLOB NOT NULL, claims BLOB NOT NULL, codes BLOB NOT NULL) WITHOUT ROWID;

-- All ties both ways: where the neighbours of each mark begin, and their positions.
CREATE TABLE net (name TEXT PRIMARY KEY, numbers BLOB NOT NULL) WITHOUT ROWID;

-- The words of claims and of the other marks, by place. The tokens are made before (`words`), so the tokenizer has
-- only blanks to find.
CREATE VIRTUAL TABLE said USING fts5(
    label, told, passage, content='', detail=column, columnsize=0, prefix='1 2 3', tokenize='ascii'
);
CREATE VIRTUAL TABLE named USING fts5(
    label, more, content='', detail=column, columnsize=0, prefix='1 2 3', tokenize='ascii'
);
