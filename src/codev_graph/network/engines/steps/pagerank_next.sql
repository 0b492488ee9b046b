-- One sweep of PageRank (Brin and Page 1998). Gives moved, how far each score moved.
-- Needs: flows.
SELECT node, stuck, value, abs(value - former) AS moved
FROM (
  SELECT
    node,
    stuck,
    former.value AS former,
    {base} + {damping} * COALESCE(passed, 0) AS value
  FROM {former} AS former
  LEFT JOIN (
    SELECT head, sum(value * share) AS passed
    FROM flows
    JOIN {former} AS given ON tail = given.node
    GROUP BY head
  ) AS received ON node = head
) AS swept
