-- Representatives of representatives: who is not in the later round was alone by then.
SELECT earlier.node AS node, COALESCE(later.part, earlier.part) AS part
FROM {earlier} AS earlier
LEFT JOIN {later} AS later ON earlier.part = later.node
