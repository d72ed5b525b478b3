-- What the fold keeps between runs. All of it can be made anew from the results of the articles.

-- By what code, data and options the rest was made.
CREATE TABLE made (fingerprint TEXT NOT NULL);

-- Each article, the key of its result in the store, and what joining it to others needs (`traces.Trace`).
CREATE TABLE article (id TEXT PRIMARY KEY, key TEXT NOT NULL, trace BLOB NOT NULL) WITHOUT ROWID;

-- Articles that share a key are compared.
CREATE TABLE block (key TEXT NOT NULL, article TEXT NOT NULL, PRIMARY KEY (key, article)) WITHOUT ROWID;
CREATE INDEX block_article ON block (article);

-- Articles that were found to have to do with each other (`traces.Edge`), and whether firmly; one < other.
CREATE TABLE edge (
    one TEXT NOT NULL, other TEXT NOT NULL, firm INTEGER NOT NULL, found BLOB NOT NULL, PRIMARY KEY (one, other)
) WITHOUT ROWID;
CREATE INDEX edge_other ON edge (other);

-- Fields, groups and stories of articles (`groups.Groups`), a key of what a group holds, and what was found in it
-- (`group.GroupResult`).
CREATE TABLE member (article TEXT PRIMARY KEY, field TEXT NOT NULL, grp TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX member_field ON member (field);
CREATE INDEX member_grp ON member (grp);
CREATE TABLE field (id TEXT PRIMARY KEY, stories BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE grp (
    id TEXT PRIMARY KEY, field TEXT NOT NULL, key TEXT NOT NULL, stories BLOB NOT NULL, result BLOB
) WITHOUT ROWID;
CREATE INDEX grp_field ON grp (field);

-- Named entities, by the different ways in which articles name them, in how many articles and mentions; and which
-- entities appear in which article (those without a name too: they have no form).
CREATE TABLE form (
    id INTEGER PRIMARY KEY, entity TEXT NOT NULL, form BLOB NOT NULL, times INTEGER NOT NULL,
    mentions INTEGER NOT NULL, UNIQUE (entity, form)
);
CREATE TABLE appears (
    article TEXT NOT NULL, entity TEXT NOT NULL, form INTEGER, mentions INTEGER NOT NULL, PRIMARY KEY (article, entity)
) WITHOUT ROWID;
CREATE INDEX appears_entity ON appears (entity);

-- Entities that share a key are judged together; how many forms of the entity have the key.
CREATE TABLE name_block (
    key TEXT NOT NULL, entity TEXT NOT NULL, times INTEGER NOT NULL, PRIMARY KEY (key, entity)
) WITHOUT ROWID;
CREATE INDEX name_block_entity ON name_block (entity);

-- Judgements on pairs of entities, by the block (or story) that they were made in; one < other. The columns of the key
-- stand first: integrity_check of SQLite 3.40 takes a column among them for NULL, and a sound table for a damaged one.
CREATE TABLE judgement (
    block TEXT NOT NULL, one TEXT NOT NULL, other TEXT NOT NULL, judged BLOB NOT NULL, verdict TEXT NOT NULL,
    PRIMARY KEY (block, one, other, judged)
) WITHOUT ROWID;
CREATE INDEX judgement_one ON judgement (one);
CREATE INDEX judgement_other ON judgement (other);

-- What persons have judged.
CREATE TABLE person (one TEXT NOT NULL, other TEXT NOT NULL, judged BLOB NOT NULL, PRIMARY KEY (one, other)) WITHOUT ROWID;
CREATE INDEX person_other ON person (other);

-- Entities that are known by the id of another one.
CREATE TABLE canon (entity TEXT PRIMARY KEY, canonical TEXT NOT NULL) WITHOUT ROWID;
