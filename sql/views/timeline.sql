-- view: One row per event: when and where, who took part, its event codes, and who says so.
-- columns:
--   fact_id: the event
--   claim_id: the claim that is shown
--   event_type: what kind of happening
--   title: the words that tell it
--   occurred: when, in EDTF: the finest date of its claims
--   occurred_earliest: first possible day; NULL is open or unresolved
--   occurred_latest: last possible day; NULL is open or unresolved
--   occurred_precision: how fine the date is
--   is_date_disputed: two claims give dates that cannot both be true
--   place: where
--   place_id: the same as an entity
--   country: the place's state, ISO 3166-1 alpha-3
--   participants: who took part, with the part they had, by any claim that does not deny it
--   participant_ids: those of them that are entities
--   plover: PLOVER event type of the event type
--   acled: ACLED sub-event type of the event type
--   status: status of the shown claim
--   modality: modality of the shown claim
--   speakers: who says so
--   sources: texts that speak of it; near-duplicates count as one
--   denied_by: who denies it
--   is_only_denied: every claim denies it
WITH named AS (
    SELECT DISTINCT b.fact_id, coalesce(e.name, p.name) AS name, p.role, p.entity_id
    FROM event_participants AS p
    INNER JOIN fact_claims AS b ON b.claim_id = p.claim_id AND (NOT b.is_denied OR b.place = 1)
    LEFT JOIN entities AS e ON e.id = p.entity_id
),

participants AS (
    SELECT
        fact_id,
        list(DISTINCT concat_ws(', ', name, role) ORDER BY concat_ws(', ', name, role)) AS participants,
        list(DISTINCT entity_id ORDER BY entity_id) FILTER (entity_id IS NOT NULL) AS participant_ids
    FROM named
    GROUP BY fact_id
),

final AS (
    SELECT
        b.fact_id,
        b.claim_id,
        e.event_type,
        e.title,
        t.edtf AS occurred,
        t.earliest AS occurred_earliest,
        t.latest AS occurred_latest,
        t.precision AS occurred_precision,
        coalesce(t.is_disputed, false) AS is_date_disputed,
        coalesce(en.name, e.place_text) AS place,
        e.place_id,
        coalesce(pl.country, en.country) AS country,
        coalesce(p.participants, []) AS participants,
        coalesce(p.participant_ids, []) AS participant_ids,
        k.plover_event AS plover,
        k.acled_sub_event AS acled,
        c.status,
        c.modality,
        s.speakers,
        s.sources,
        s.denied_by,
        s.is_only_denied
    FROM fact_claims AS b
    INNER JOIN events AS e ON e.claim_id = b.claim_id
    INNER JOIN claims AS c ON c.id = b.claim_id
    INNER JOIN fact_sources AS s ON s.fact_id = b.fact_id
    LEFT JOIN entities AS en ON en.id = e.place_id
    LEFT JOIN places AS pl ON pl.id = e.place_id
    LEFT JOIN participants AS p ON p.fact_id = b.fact_id
    LEFT JOIN fact_dates AS t ON t.fact_id = b.fact_id
    LEFT JOIN event_codes AS k ON k.event_type = e.event_type
    WHERE b.place = 1
)

SELECT * FROM final
