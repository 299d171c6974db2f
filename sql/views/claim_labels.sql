-- view: One row per current claim with a few words that tell it apart: North Korea to Kursk; 12 howitzers, X to Y; meeting at Z.
-- columns:
--   claim_id: the claim
--   record_type: its record type
--   label: the words; NULL when the row has none
WITH every AS (
    SELECT d.claim_id, 'deployment' AS record_type,
        concat_ws(' ', d.movement, coalesce(u.name, d.unit_text), coalesce(c.name, d.contributor_text),
            CASE WHEN d.movement = 'withdraw' THEN 'from ' ELSE 'to ' END || coalesce(p.name, d.destination_text)) AS label
    FROM deployments AS d
    LEFT JOIN entities AS c ON c.id = d.contributor_id
    LEFT JOIN entities AS u ON u.id = d.unit_id
    LEFT JOIN entities AS p ON p.id = d.destination_id
    UNION ALL
    SELECT w.claim_id, 'weapon_sighting', concat_ws(' ', w.label, 'at ' || coalesce(p.name, w.place_text))
    FROM weapon_sightings AS w
    LEFT JOIN entities AS p ON p.id = w.place_id
    UNION ALL
    SELECT t.claim_id, 'weapon_transfer', concat_ws(' ', t.item_text, 'from ' || coalesce(s.name, t.supplier_text), 'to ' || coalesce(r.name, t.recipient_text))
    FROM weapon_transfers AS t
    LEFT JOIN entities AS s ON s.id = t.supplier_id
    LEFT JOIN entities AS r ON r.id = t.recipient_id
    UNION ALL
    SELECT claim_id, 'agreement', name FROM agreements
    UNION ALL
    SELECT v.claim_id, 'casualty', concat_ws(' ', v.victims_text, v.kind, 'at ' || coalesce(p.name, v.place_text))
    FROM casualties AS v
    LEFT JOIN entities AS p ON p.id = v.place_id
    UNION ALL
    SELECT e.claim_id, 'event', concat_ws(' ', replace(e.event_type, '_', ' '), 'at ' || coalesce(p.name, e.place_text), '(' || e.title || ')')
    FROM events AS e
    LEFT JOIN entities AS p ON p.id = e.place_id
    UNION ALL
    SELECT r.claim_id, 'role', concat_ws(', ', coalesce(p.name, r.person_text), r.title, coalesce(o.name, r.organization_text))
    FROM roles AS r
    LEFT JOIN entities AS p ON p.id = r.person_id
    LEFT JOIN entities AS o ON o.id = r.organization_id
    UNION ALL
    SELECT s.claim_id, 'statement', concat_ws(': ', coalesce(p.name, s.speaker_text), s.quote_text)
    FROM statements AS s
    LEFT JOIN entities AS p ON p.id = s.speaker_id
),

final AS (
    SELECT e.claim_id, e.record_type, nullif(e.label, '') AS label
    FROM every AS e
    INNER JOIN claims AS c ON c.id = e.claim_id AND c.is_current
)

SELECT * FROM final
