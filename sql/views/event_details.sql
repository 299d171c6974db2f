-- view: One row per current claim that details an event: the claim, its fact, and the event's claim and fact.
-- columns:
--   claim_id: the claim of the detail
--   fact_id: its fact
--   event_claim_id: the claim of the event
--   event_fact_id: the event
WITH every AS (
    SELECT claim_id, event_id FROM deployments
    UNION ALL SELECT claim_id, event_id FROM weapon_sightings
    UNION ALL SELECT claim_id, event_id FROM weapon_transfers
    UNION ALL SELECT claim_id, event_id FROM agreements
    UNION ALL SELECT claim_id, event_id FROM casualties
),

final AS (
    SELECT d.claim_id, d.fact_id, e.claim_id AS event_claim_id, e.fact_id AS event_fact_id
    FROM every
    INNER JOIN claim_sources AS d ON d.claim_id = every.claim_id
    INNER JOIN claim_sources AS e ON e.claim_id = every.event_id
)

SELECT * FROM final
