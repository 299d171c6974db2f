-- question: Who met whom, when and where?
-- columns:
--   occurred: when, in EDTF
--   occurred_earliest: first possible day
--   event_type: meeting, visit or negotiation
--   place: where
--   one: one of the two
--   one_role: the part it had
--   other: the other
--   other_role: the part it had
--   status: ongoing, completed or unknown; what was only planned, called off or denied is no meeting
--   speakers: who says so
--   sources: texts that speak of it; near-duplicates count as one
--   fact_id: the event
-- parameters:
--   name: only meetings of those whose name contains this; NULL means all = NULL
WITH met AS (
    SELECT *
    FROM timeline
    WHERE event_type IN ('meeting', 'visit', 'negotiation') AND NOT is_only_denied AND status IN ('ongoing', 'completed', 'unknown')
),

present AS (
    SELECT DISTINCT
        m.fact_id,
        coalesce(p.entity_id, lower(p.name)) AS key,
        coalesce(e.name, p.name) AS name,
        coalesce(e.kind, 'unnamed') AS kind,
        e.country,
        p.role
    FROM met AS m
    INNER JOIN fact_claims AS b ON b.fact_id = m.fact_id AND NOT b.is_denied
    INNER JOIN event_participants AS p ON p.claim_id = b.claim_id
    LEFT JOIN entities AS e ON e.id = p.entity_id
    WHERE p.role <> 'instrument' AND coalesce(e.kind, 'unnamed') NOT IN ('place', 'weapon')
),

attendees AS (
    SELECT
        fact_id,
        key,
        any_value(name) AS name,
        any_value(kind) AS kind,
        any_value(country) AS country,
        string_agg(DISTINCT role, ', ' ORDER BY role) AS role,
        count(*) FILTER (any_value(kind) = 'person') OVER (PARTITION BY fact_id) AS persons
    FROM present
    GROUP BY fact_id, key
),

asked AS (
    SELECT entity_id AS key FROM entity_names WHERE contains(lower(name), lower($name::VARCHAR))
    UNION
    SELECT id FROM entities WHERE contains(lower(name), lower($name::VARCHAR))
    UNION
    SELECT key FROM attendees WHERE contains(lower(name), lower($name::VARCHAR))
),

final AS (
    SELECT
        m.occurred,
        m.occurred_earliest,
        m.event_type,
        m.place,
        a.name AS one,
        a.role AS one_role,
        b.name AS other,
        b.role AS other_role,
        m.status,
        m.speakers,
        m.sources,
        m.fact_id
    FROM met AS m
    INNER JOIN attendees AS a ON a.fact_id = m.fact_id
    -- with two persons present, a person and somebody's state make no pair of their own; nor does anybody with the own state
    INNER JOIN attendees AS b
        ON b.fact_id = m.fact_id
        AND (a.name, a.key) < (b.name, b.key)
        AND (a.kind = b.kind OR (a.persons < 2 AND coalesce(a.country <> b.country, true)))
    WHERE $name::VARCHAR IS NULL OR a.key IN (SELECT key FROM asked) OR b.key IN (SELECT key FROM asked)
)

SELECT * FROM final
ORDER BY occurred_earliest NULLS LAST, event_type, fact_id, one, other
