-- question: What happened, in order, to a person, an organization, a country or a place?
-- columns:
--   occurred: when, in EDTF; NULL when the texts give no date
--   occurred_earliest: first possible day
--   event_type: what kind of happening
--   title: the words that tell it
--   place: where
--   participants: who took part, with the part they had
--   connection: takes part, its people take part, or on its soil; NULL when all events are asked for
--   status: what happened in the world
--   modality: what the speaker did
--   denied_by: who denies it
--   sources: texts that speak of it; near-duplicates count as one
--   fact_id: the event
-- parameters:
--   name: whose events: any of its names, or an ISO code of a country; NULL means all = NULL
WITH subjects AS (
    SELECT id, kind, country
    FROM entities
    WHERE
        lower(name) = lower($name::VARCHAR)
        OR id IN (SELECT entity_id FROM entity_names WHERE lower(name) = lower($name::VARCHAR))
        OR (country = upper($name::VARCHAR) AND id IN (SELECT id FROM organizations WHERE org_type = 'state'))
),

states AS (
    SELECT s.country
    FROM subjects AS s
    WHERE
        s.country IS NOT NULL
        AND (
            s.id IN (SELECT id FROM organizations WHERE org_type = 'state')
            OR s.id IN (SELECT id FROM places WHERE place_type = 'country')
        )
),

compatriots AS (
    SELECT id FROM entities WHERE kind IN ('person', 'organization') AND country IN (SELECT country FROM states)
),

found AS (
    SELECT
        t.*,
        CASE
            WHEN list_has_any(t.participant_ids, (SELECT coalesce(list(id), []) FROM subjects)) THEN 'takes part'
            WHEN list_has_any(t.participant_ids, (SELECT coalesce(list(id), []) FROM compatriots)) THEN 'its people take part'
            WHEN t.place_id IN (SELECT id FROM subjects) OR t.country IN (SELECT country FROM states) THEN 'on its soil'
        END AS connection
    FROM timeline AS t
),

final AS (
    SELECT
        occurred,
        occurred_earliest,
        event_type,
        title,
        place,
        participants,
        connection,
        status,
        modality,
        denied_by,
        sources,
        fact_id
    FROM found
    WHERE ($name::VARCHAR IS NULL OR connection IS NOT NULL) AND NOT is_only_denied
)

SELECT * FROM final
ORDER BY occurred_earliest NULLS LAST, event_type, fact_id
