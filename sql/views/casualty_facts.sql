-- view: One row per group of victims and kind: the cells of its best claim, the range of its counts, and who says which.
-- columns:
--   fact_id: the group
--   claim_id: the claim that is shown
--   kind: killed, wounded, captured, missing, displaced or casualties
--   victims: who they are, in the words of the source
--   victims_country: states that the words name, as nationality or by name, ISO 3166-1 alpha-3
--   count: the shown claim's figure (people); NULL when the words give only bounds or none
--   figure: the same to read, with its qualifier
--   count_low: smallest count of any claim (people); NULL is open or none
--   count_high: largest count of any claim (people); NULL is open or none
--   is_open: a claim leaves the largest count open
--   place: where
--   place_id: the same as an entity
--   caused_by: by whom
--   caused_by_id: the same as an entity
--   occurred: when, in EDTF: the finest date of its claims
--   occurred_earliest: first possible day
--   occurred_latest: last possible day
--   status: status of the shown claim
--   modality: modality of the shown claim
--   speakers: who says so
--   sources: texts that speak of it; near-duplicates count as one
--   denied_by: who denies it
--   is_only_denied: every claim denies it
--   says: who says which, one line each
WITH nationalities AS (
    SELECT v.claim_id, list(DISTINCT coalesce(m.value, e.country) ORDER BY coalesce(m.value, e.country)) AS countries
    FROM evidence AS v
    INNER JOIN claims AS c ON c.id = v.claim_id AND c.is_current
    INNER JOIN mentions AS m ON m.story_id = c.story_id AND m.start_char >= v.start_char AND m.end_char <= v.end_char
    LEFT JOIN entities AS e ON e.id = m.entity_id
    LEFT JOIN organizations AS o ON o.id = m.entity_id
    WHERE v.field = 'victims_text' AND (m.kind = 'nationality' OR o.org_type = 'state') AND coalesce(m.value, e.country) IS NOT NULL
    GROUP BY v.claim_id
),

final AS (
    SELECT
        b.fact_id,
        b.claim_id,
        v.kind,
        v.victims_text AS victims,
        coalesce(n.countries, []) AS victims_country,
        v."count",
        b.figure,
        s.low AS count_low,
        s.high AS count_high,
        s.is_open,
        coalesce(ep.name, v.place_text) AS place,
        v.place_id,
        coalesce(ec.name, v.caused_by_text) AS caused_by,
        v.caused_by_id,
        t.edtf AS occurred,
        t.earliest AS occurred_earliest,
        t.latest AS occurred_latest,
        c.status,
        c.modality,
        s.speakers,
        s.sources,
        s.denied_by,
        s.is_only_denied,
        s.says
    FROM fact_claims AS b
    INNER JOIN casualties AS v ON v.claim_id = b.claim_id
    INNER JOIN claims AS c ON c.id = b.claim_id
    INNER JOIN fact_sources AS s ON s.fact_id = b.fact_id
    LEFT JOIN entities AS ep ON ep.id = v.place_id
    LEFT JOIN entities AS ec ON ec.id = v.caused_by_id
    LEFT JOIN nationalities AS n ON n.claim_id = b.claim_id
    LEFT JOIN fact_dates AS t ON t.fact_id = b.fact_id
    WHERE b.place = 1
)

SELECT * FROM final
