-- question: Which facts have no date, or one that could not be resolved?
-- columns:
--   record_type: the record type
--   what: the happening in a few words
--   reason: no date in the text, day without a year, or words not resolved
--   words: the words of the source; NULL when there are none
--   precision: how fine the words are
--   outlet: publisher of the shown claim's story
--   published: publication of that story in EDTF; NULL when the page gives none, so that nothing could be resolved against it
--   claim_id: the shown claim
WITH dated AS (
    SELECT fact_id FROM fact_dates WHERE earliest IS NOT NULL OR latest IS NOT NULL
),

-- a detail without a date of its own has the date of its event
dated_by_event AS (
    SELECT d.fact_id FROM event_details AS d INNER JOIN dated AS t ON t.fact_id = d.event_fact_id
),

final AS (
    SELECT
        c.record_type,
        l.label AS what,
        CASE
            WHEN t.fact_id IS NULL THEN 'no date in the text'
            WHEN t.precision = 'day_without_year' THEN 'day without a year'
            ELSE 'words not resolved'
        END AS reason,
        t.words,
        t.precision,
        c.outlet,
        c.published,
        c.claim_id
    FROM fact_claims AS b
    INNER JOIN claim_sources AS c ON c.claim_id = b.claim_id
    LEFT JOIN fact_dates AS t ON t.fact_id = b.fact_id
    LEFT JOIN claim_labels AS l ON l.claim_id = b.claim_id
    WHERE
        b.place = 1
        AND NOT b.is_denied
        AND c.record_type NOT IN ('role', 'statement')
        AND b.fact_id NOT IN (SELECT fact_id FROM dated)
        AND b.fact_id NOT IN (SELECT fact_id FROM dated_by_event)
)

SELECT * FROM final
ORDER BY reason, record_type, what, claim_id
