-- A table under another name.
SELECT * FROM {table}
