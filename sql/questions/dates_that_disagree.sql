-- question: Where do two claims about one happening give dates that cannot both be true?
-- columns:
--   record_type: the record type
--   what: the happening in a few words
--   earlier: the earlier date in EDTF
--   earlier_words: its words
--   earlier_by: who says so
--   later: the later date in EDTF
--   later_words: its words
--   later_by: who says so
--   fact_id: the happening
WITH dated AS (
    SELECT c.fact_id, c.record_type, c.claim_id, c.phase, c.chain, d.field, d.edtf, d.words, d.earliest, d.latest
    FROM dates AS d
    INNER JOIN claim_sources AS c ON c.claim_id = d.claim_id
    WHERE NOT c.is_denied AND c.record_type <> 'statement' AND (d.earliest IS NOT NULL OR d.latest IS NOT NULL)
),

distinct_dates AS (
    SELECT
        fact_id,
        record_type,
        phase,
        field,
        edtf,
        earliest,
        latest,
        min(words) AS words,
        min(claim_id) AS claim_id,
        list(DISTINCT chain ORDER BY chain) AS said_by
    FROM dated
    GROUP BY ALL
),

final AS (
    SELECT
        a.record_type,
        l.label AS what,
        a.edtf AS earlier,
        a.words AS earlier_words,
        a.said_by AS earlier_by,
        b.edtf AS later,
        b.words AS later_words,
        b.said_by AS later_by,
        a.fact_id
    FROM distinct_dates AS a
    INNER JOIN distinct_dates AS b
        ON b.fact_id = a.fact_id
        AND b.field = a.field
        AND (b.phase = a.phase OR a.phase = 'unknown' OR b.phase = 'unknown')
        AND a.latest < b.earliest
    LEFT JOIN claim_labels AS l ON l.claim_id = a.claim_id
)

SELECT * FROM final
ORDER BY record_type, what, fact_id, earlier, later
