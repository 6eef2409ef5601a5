CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE icon (id INTEGER PRIMARY KEY, family TEXT, name TEXT, gist INTEGER); -- gist: its row of meaning.npy
-- The inside of the <svg>, deflated, by full name such as 'ph:rocket-fill'.
CREATE TABLE drawing (name TEXT PRIMARY KEY, body BLOB) WITHOUT ROWID;
-- Stemmed words of one language ('' for emoji, 'en+' for the roots of English words) to icons: three bytes each, id and weight / 255.
CREATE TABLE term (language TEXT, key TEXT, icons BLOB, PRIMARY KEY (language, key)) WITHOUT ROWID;
-- The icons of each row of meaning.npy, packed in the same way.
CREATE TABLE phrase (row INTEGER PRIMARY KEY, icons BLOB);
