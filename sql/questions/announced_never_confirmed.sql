-- question: What was announced or planned, and never told as begun or done?
-- columns:
--   record_type: deployment, weapon_transfer, agreement or event
--   what: the happening in a few words
--   figure: how many, to read; NULL when no figure is given
--   state: open, called off (a claim says cancelled or failed), or denied (by somebody)
--   announced_by: who announced it
--   chain: through whom
--   first_published: first day of publication of its stories
--   dated: when it is to happen, in EDTF
--   sources: texts that speak of it; near-duplicates count as one
--   claim_id: the shown claim
WITH announced AS (
    SELECT DISTINCT fact_id
    FROM claim_sources
    WHERE
        NOT is_denied
        AND record_type IN ('deployment', 'weapon_transfer', 'agreement', 'event')
        AND (phase = 'planned' OR (phase = 'unknown' AND modality = 'announced'))
),

happened AS (
    SELECT fact_id
    FROM claim_sources
    WHERE NOT is_denied AND (phase = 'happened' OR (modality = 'confirmed' AND phase = 'unknown'))
),

-- an event and its details tell of one happening
happened_elsewhere AS (
    SELECT d.fact_id FROM event_details AS d INNER JOIN happened AS h ON h.fact_id = d.event_fact_id
    UNION
    SELECT d.event_fact_id FROM event_details AS d INNER JOIN happened AS h ON h.fact_id = d.fact_id
),

-- the same people seen at the same place fulfil the plan, even where nothing joined the two claims
arrived AS (
    SELECT p.fact_id
    FROM deployment_facts AS p
    INNER JOIN deployment_facts AS a
        ON a.contributor_id = p.contributor_id AND a.destination_id = p.destination_id AND a.movement IS NOT DISTINCT FROM p.movement
    INNER JOIN happened AS h ON h.fact_id = a.fact_id
    INNER JOIN fact_sources AS ps ON ps.fact_id = p.fact_id
    INNER JOIN fact_sources AS sa ON sa.fact_id = a.fact_id
    -- who was there before the plan was told does not fulfil it
    WHERE coalesce(coalesce(a.starts_latest, sa.last_published) >= ps.first_published, true)
),

final AS (
    SELECT
        s.record_type,
        l.label AS what,
        b.figure,
        CASE
            WHEN list_has_any(s.statuses, ['cancelled', 'failed']) THEN 'called off'
            WHEN len(s.denied_by) > 0 THEN 'denied'
            ELSE 'open'
        END AS state,
        c.speaker AS announced_by,
        c.chain,
        s.first_published,
        t.edtf AS dated,
        s.sources,
        b.claim_id
    FROM announced AS a
    INNER JOIN fact_sources AS s ON s.fact_id = a.fact_id
    INNER JOIN fact_claims AS b ON b.fact_id = a.fact_id AND b.place = 1
    INNER JOIN claim_sources AS c ON c.claim_id = b.claim_id
    LEFT JOIN claim_labels AS l ON l.claim_id = b.claim_id
    LEFT JOIN fact_dates AS t ON t.fact_id = a.fact_id
    WHERE
        a.fact_id NOT IN (SELECT fact_id FROM happened)
        AND a.fact_id NOT IN (SELECT fact_id FROM happened_elsewhere)
        AND a.fact_id NOT IN (SELECT fact_id FROM arrived)
        -- an event that has a detail is told by the detail
        AND (s.record_type <> 'event' OR a.fact_id NOT IN (SELECT event_fact_id FROM event_details))
)

SELECT * FROM final
ORDER BY record_type, first_published NULLS LAST, what, claim_id
