-- question: What is denied, by whom, and who says it all the same?
-- columns:
--   record_type: the record type of what is denied
--   what: the happening in a few words
--   denied_by: who denies it
--   chain: through whom the denial is told
--   asserted_by: who says that it is so; empty when nobody does
--   quote: the first words of the denial
--   sources: texts that tell the denial; near-duplicates count as one
--   fact_id: what is denied
WITH grouped AS (
    SELECT
        fact_id,
        speaker,
        min(chain) AS chain,
        min(claim_id) AS claim_id,
        count(DISTINCT source_key) AS sources
    FROM denials
    GROUP BY fact_id, speaker
),

final AS (
    SELECT
        s.record_type,
        l.label AS what,
        g.speaker AS denied_by,
        g.chain,
        s.speakers AS asserted_by,
        c.quote,
        g.sources,
        g.fact_id
    FROM grouped AS g
    INNER JOIN fact_sources AS s ON s.fact_id = g.fact_id
    INNER JOIN fact_claims AS b ON b.fact_id = g.fact_id AND b.place = 1
    LEFT JOIN claim_labels AS l ON l.claim_id = b.claim_id
    LEFT JOIN claim_sources AS c ON c.claim_id = g.claim_id
)

SELECT * FROM final
ORDER BY record_type, what, denied_by, fact_id
