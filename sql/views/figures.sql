-- view: One row per figure of a current claim: headcounts, counts and the headcounts of components, with the bounds that the words allow.
-- columns:
--   claim_id: the claim
--   record_type: its record type
--   field: headcount or count
--   ordinal: place in the list of components; NULL for the claim's own figure
--   label: what the component is; NULL for the claim's own figure
--   number: the figure as printed; NULL when the words give only bounds
--   low: smallest number that the words allow; NULL is open
--   high: largest number that the words allow; NULL is open
--   qualifier: how the words limit the number
--   words: the words of the source
--   is_approximate: the words say about; no bounds are invented, low and high are the figure itself
--   figure: the figure to read: 5,000; ~6,000; > 76,000; ≥ 24; ≤ 30; 300-400
WITH every AS (
    SELECT claim_id, 'deployment' AS record_type, 'headcount' AS field, NULL::BIGINT AS ordinal, NULL::VARCHAR AS label,
        headcount AS number, headcount_min AS minimum, headcount_max AS maximum, headcount_qualifier AS qualifier, headcount_text AS words
    FROM deployments
    UNION ALL
    SELECT claim_id, 'deployment', 'headcount', ordinal, coalesce(personnel_role, task),
        headcount, headcount_min, headcount_max, headcount_qualifier, headcount_text
    FROM deployment_components
    UNION ALL
    SELECT claim_id, 'weapon_sighting', 'count', NULL, NULL, "count", count_min, count_max, count_qualifier, count_text
    FROM weapon_sightings
    UNION ALL
    SELECT claim_id, 'weapon_transfer', 'count', NULL, NULL, "count", count_min, count_max, count_qualifier, count_text
    FROM weapon_transfers
    UNION ALL
    SELECT claim_id, 'casualty', 'count', NULL, NULL, "count", count_min, count_max, count_qualifier, count_text
    FROM casualties
),

bounded AS (
    SELECT
        e.*,
        CASE WHEN e.qualifier IN ('exact', 'approximate') THEN coalesce(e.minimum, e.number) ELSE e.minimum END AS low,
        CASE WHEN e.qualifier IN ('exact', 'approximate') THEN coalesce(e.maximum, e.number) ELSE e.maximum END AS high
    FROM every AS e
    INNER JOIN claims AS c ON c.id = e.claim_id AND c.is_current
    WHERE e.number IS NOT NULL OR e.minimum IS NOT NULL OR e.maximum IS NOT NULL
),

final AS (
    SELECT
        claim_id,
        record_type,
        field,
        ordinal,
        label,
        number,
        low,
        high,
        qualifier,
        words,
        qualifier = 'approximate' AS is_approximate,
        CASE qualifier
            WHEN 'more_than' THEN format('> {:,}', coalesce(number, low - 1))
            WHEN 'at_least' THEN format('≥ {:,}', coalesce(number, low))
            WHEN 'less_than' THEN format('< {:,}', coalesce(number, high + 1))
            WHEN 'at_most' THEN format('≤ {:,}', coalesce(number, high))
            WHEN 'between' THEN format('{:,}', low) || '-' || format('{:,}', high)
            WHEN 'approximate' THEN '~' || coalesce(format('{:,}', number), format('{:,}', low) || '-' || format('{:,}', high))
            ELSE coalesce(format('{:,}', number), format('{:,}', low) || '-' || format('{:,}', high))
        END AS figure
    FROM bounded
)

SELECT * FROM final
