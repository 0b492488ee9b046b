-- The actors of the folder, numbered in the order of their ids.
-- Gives: number from 1; id, name; label, the group's, NULL without one; again, whether the id stood before.
SELECT
  CAST(row_number() OVER (ORDER BY id) AS INTEGER) AS number,
  id,
  name,
  label,
  COALESCE(id = lag(id) OVER (ORDER BY id), FALSE) AS again
FROM (SELECT CAST(id AS VARCHAR) AS id, {name} AS name, {label} AS label FROM node_files) AS actors
