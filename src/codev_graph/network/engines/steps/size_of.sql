-- How many rows a table has.
SELECT count(*) AS size FROM {table}
