-- view: One row per fact with a date in one of its claims: the finest date of the claims that do not deny it.
-- columns:
--   fact_id: the happening
--   words: the words of the source
--   edtf: the date in EDTF; NULL when no claim's words can be resolved
--   earliest: first possible day; NULL is open or unresolved
--   latest: last possible day; NULL is open or unresolved
--   precision: how fine it is
--   basis: what it was resolved from
--   is_disputed: two claims give dates that cannot both be true
WITH dated AS (
    SELECT c.fact_id, c.claim_id, c.phase, p.place, d.*
    FROM dates AS d
    INNER JOIN claim_sources AS c ON c.claim_id = d.claim_id
    INNER JOIN fact_claims AS p ON p.claim_id = d.claim_id
    WHERE d.words IS NOT NULL AND NOT c.is_denied AND d.record_type <> 'statement'
),

disputed AS (
    SELECT fact_id
    FROM dated
    WHERE earliest IS NOT NULL OR latest IS NOT NULL
    GROUP BY fact_id, phase
    HAVING max(earliest) > min(latest)
),

ranked AS (
    SELECT
        *,
        row_number() OVER (
            PARTITION BY fact_id ORDER BY edtf IS NULL, days IS NULL, days, (basis = 'stated') DESC, place, claim_id
        ) AS date_place
    FROM dated
),

final AS (
    SELECT
        fact_id,
        words,
        edtf,
        earliest,
        latest,
        precision,
        basis,
        fact_id IN (SELECT fact_id FROM disputed) AS is_disputed
    FROM ranked
    WHERE date_place = 1
)

SELECT * FROM final
