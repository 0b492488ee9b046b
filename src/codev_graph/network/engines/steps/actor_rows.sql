-- The actors as Python reads them.
SELECT CAST(id AS VARCHAR) AS id, {name}, {class}, {city}, {level}, {kind}, {city_name}
FROM nodes_files
ORDER BY 1
