-- view: One row per denial: a denied claim, or a statement that denies a claim, and the fact that it denies.
-- columns:
--   fact_id: the fact that is denied
--   claim_id: the denied claim, or the statement that denies
--   speaker: who denies
--   chain: publisher <- agency <- speaker
--   source_key: the text it stands in; copies count as one
WITH denied_claims AS (
    SELECT fact_id, claim_id, speaker, chain, source_key
    FROM claim_sources
    WHERE is_denied AND record_type <> 'statement'
),

denying_statements AS (
    SELECT target.fact_id, target.claim_id AS target_id, said.claim_id, coalesce(e.name, s.speaker_text, said.speaker) AS speaker,
        said.chain, said.source_key
    FROM statement_targets AS t
    INNER JOIN claim_sources AS said ON said.claim_id = t.claim_id
    INNER JOIN statements AS s ON s.claim_id = t.claim_id
    INNER JOIN claim_sources AS target ON target.claim_id = t.target_claim_id
    LEFT JOIN entities AS e ON e.id = s.speaker_id
    WHERE t.stance = 'denies'
),

denied_through_event AS (
    SELECT e.fact_id, d.claim_id, d.speaker, d.chain, d.source_key
    FROM denying_statements AS d
    INNER JOIN event_details AS e ON e.event_claim_id = d.target_id
),

final AS (
    SELECT fact_id, claim_id, speaker, chain, source_key FROM denied_claims
    UNION
    SELECT fact_id, claim_id, speaker, chain, source_key FROM denying_statements
    UNION
    SELECT fact_id, claim_id, speaker, chain, source_key FROM denied_through_event
)

SELECT * FROM final
