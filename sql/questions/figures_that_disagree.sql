-- question: Where do two claims about one happening give figures that cannot both be true?
-- columns:
--   record_type: deployment, casualty, weapon_transfer or weapon_sighting
--   what: the happening in a few words
--   phase: planned, happened ...: a plan and its fulfilment are no disagreement
--   smaller: the smaller figure to read
--   smaller_by: who says so, with the publisher
--   larger: the larger figure to read
--   larger_by: who says so, with the publisher
--   fact_id: the happening
-- parameters:
--   tolerance: how far from its figure an approximate one may lie, as a share of it = 0.1
WITH own AS (
    SELECT
        c.fact_id,
        c.record_type,
        b.phase,
        v.kind,
        f.field,
        f.figure,
        f.low * (1 - CASE WHEN f.is_approximate THEN $tolerance::DOUBLE ELSE 0 END) AS low,
        f.high * (1 + CASE WHEN f.is_approximate THEN $tolerance::DOUBLE ELSE 0 END) AS high,
        coalesce(f.low, f.high) AS size,
        coalesce(c.speaker, 'unknown') || CASE WHEN c.outlet <> c.speaker THEN ' (' || c.outlet || ')' ELSE '' END AS said_by,
        c.claim_id,
        b.place
    FROM figures AS f
    INNER JOIN claim_sources AS c ON c.claim_id = f.claim_id
    INNER JOIN fact_claims AS b ON b.claim_id = f.claim_id
    LEFT JOIN casualties AS v ON v.claim_id = f.claim_id
    WHERE f.ordinal IS NULL AND NOT b.is_denied AND NOT b.is_part
),

distinct_figures AS (
    SELECT
        fact_id,
        record_type,
        phase,
        kind,
        field,
        figure,
        low,
        high,
        size,
        list(DISTINCT said_by ORDER BY said_by) AS said_by,
        arg_min(claim_id, place) AS claim_id
    FROM own
    GROUP BY ALL
),

final AS (
    SELECT
        a.record_type,
        l.label AS what,
        CASE WHEN a.phase = 'unknown' THEN b.phase ELSE a.phase END AS phase,
        a.figure AS smaller,
        a.said_by AS smaller_by,
        b.figure AS larger,
        b.said_by AS larger_by,
        a.fact_id
    FROM distinct_figures AS a
    INNER JOIN distinct_figures AS b
        ON b.fact_id = a.fact_id
        AND b.field = a.field
        AND b.kind IS NOT DISTINCT FROM a.kind
        AND (b.phase = a.phase OR a.phase = 'unknown' OR b.phase = 'unknown')
        AND a.high < b.low
    LEFT JOIN claim_labels AS l ON l.claim_id = a.claim_id
)

SELECT * FROM final
ORDER BY record_type, what, fact_id, smaller, larger
