-- The cities with their names.
SELECT {city} AS city, min({city_name}) AS name
FROM nodes_files
WHERE {city} <> '' AND {city_name} <> ''
GROUP BY {city}
