-- The actors of the folder, numbered in the order of their ids.
-- Gives: number from 1; id; name, NULL without one; label, the group's, NULL without one; located, whether it is of a
-- city; again, whether its id is that of another before it.
SELECT
  CAST(row_number() OVER (ORDER BY id) AS INTEGER) AS number,
  id,
  name,
  label,
  located,
  COALESCE(id = lag(id) OVER (ORDER BY id), FALSE) AS again
FROM (
  SELECT
    CAST(id AS VARCHAR) AS id,
    {name} AS name,
    {label} AS label,
    COALESCE({city}, '') <> '' AS located
  FROM nodes_files
) AS actors
