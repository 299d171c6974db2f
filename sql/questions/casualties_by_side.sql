-- question: What losses are claimed for each side, and by whom?
-- columns:
--   side: states whose people the victims are, ISO 3166-1 alpha-3; NULL when the words name no nationality
--   victims: who they are, in the words of the sources
--   caused_by: by whom
--   kind: killed, wounded, captured, missing, displaced or casualties (killed and wounded in one figure)
--   groups: groups of victims that are told apart; their figures are not added up, because tolls overlap
--   largest_low: largest of the low counts (people)
--   largest_high: largest of the high counts (people); NULL is open or none
--   is_open: a claim leaves the largest count open (more than, at least)
--   figures: every figure with its date
--   claimed_by: who says so
--   denied_by: who denies it
WITH counted AS (
    SELECT *, nullif(array_to_string(victims_country, ', '), '') AS side
    FROM casualty_facts
    WHERE NOT is_only_denied AND status <> 'hypothetical'
),

final AS (
    SELECT
        side,
        list(DISTINCT victims ORDER BY victims) FILTER (victims IS NOT NULL) AS victims,
        caused_by,
        kind,
        count(*) AS groups,
        max(count_low) AS largest_low,
        CASE WHEN bool_or(is_open) THEN NULL ELSE max(count_high) END AS largest_high,
        bool_or(is_open) AS is_open,
        coalesce(
            list(DISTINCT concat_ws(', ', figure, occurred) ORDER BY concat_ws(', ', figure, occurred)) FILTER (figure IS NOT NULL), []
        ) AS figures,
        list_sort(list_distinct(flatten(list(speakers)))) AS claimed_by,
        list_sort(list_distinct(flatten(list(denied_by)))) AS denied_by
    FROM counted
    GROUP BY side, caused_by, kind, CASE WHEN side IS NULL THEN lower(victims) END
)

SELECT * FROM final
ORDER BY side NULLS LAST, kind, caused_by, victims
