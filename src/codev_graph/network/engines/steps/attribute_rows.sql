-- What the actors have of an attribute.
SELECT CAST(id AS VARCHAR) AS id, {attribute} AS attribute
FROM nodes_files
WHERE {attribute} <> ''
