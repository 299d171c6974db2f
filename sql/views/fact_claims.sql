-- view: One row per current claim with its place among the claims of its fact; place 1 is the one that the one-row-per-fact views show.
-- columns:
--   fact_id: the happening
--   claim_id: the claim
--   place: 1 is the best: not denied, not a part of another, not inferred, not hypothetical, most proven cells, exact figure, newest
--   place_in_phase: the same among the claims of the same phase (planned, happened ...)
--   phase: planned, happened, stopped, supposed or unknown
--   is_denied: the speaker denies it
--   is_part: it tells a part of what another claim of the fact tells whole
--   figure: its own figure to read; NULL when it has none
WITH ranked AS (
    SELECT
        c.fact_id,
        c.claim_id,
        c.phase,
        c.is_denied,
        c.claim_id IN (SELECT claim_id FROM part_claims) AS is_part,
        c.is_inferred,
        c.cells,
        c.confidence,
        c.published_earliest,
        f.figure,
        CASE f.qualifier WHEN 'exact' THEN 0 WHEN 'between' THEN 1 WHEN 'approximate' THEN 1 ELSE 2 END AS vagueness
    FROM claim_sources AS c
    LEFT JOIN figures AS f ON f.claim_id = c.claim_id AND f.ordinal IS NULL
),

final AS (
    SELECT
        fact_id,
        claim_id,
        row_number() OVER (
            PARTITION BY fact_id
            ORDER BY is_denied, is_part, is_inferred, phase = 'supposed', cells DESC, vagueness,
                confidence DESC NULLS LAST, published_earliest DESC NULLS LAST, claim_id
        ) AS place,
        row_number() OVER (
            PARTITION BY fact_id, phase
            ORDER BY is_denied, is_part, is_inferred, cells DESC, vagueness,
                confidence DESC NULLS LAST, published_earliest DESC NULLS LAST, claim_id
        ) AS place_in_phase,
        phase,
        is_denied,
        is_part,
        figure
    FROM ranked
)

SELECT * FROM final
