-- view: One row per weapon sighting: the cells of its best claim, the models that it may be, and who says which.
-- columns:
--   fact_id: the sighting
--   claim_id: the claim that is shown
--   label: what the text calls it
--   weapon_class: its class
--   models: the models that it may be; of several exactly one is true
--   is_certain: one model and no other
--   made_in: country of manufacture, ISO 3166-1 alpha-3
--   made_year_min: first possible year of manufacture
--   made_year_max: last possible year of manufacture
--   kind: documented, used, seized, destroyed, displayed or mentioned
--   figure: the shown claim's count, to read (weapons)
--   count_low: smallest count of any claim (weapons); NULL is open or none
--   count_high: largest count of any claim (weapons); NULL is open or none
--   is_open: a claim leaves the largest count open
--   place: where it was seen or struck
--   place_id: the same as an entity
--   occurred: when, in EDTF: the finest date of its claims
--   occurred_earliest: first possible day
--   occurred_latest: last possible day
--   observer: who documented it
--   status: status of the shown claim
--   modality: modality of the shown claim
--   speakers: who says so
--   sources: texts that speak of it; near-duplicates count as one
--   denied_by: who denies it
--   is_only_denied: every claim denies it
--   says: who says which, one line each
WITH models AS (
    SELECT
        a.claim_id,
        list(DISTINCT coalesce(e.name, a.model_text) ORDER BY coalesce(e.name, a.model_text)) AS models
    FROM weapon_alternatives AS a
    LEFT JOIN entities AS e ON e.id = a.weapon_id
    GROUP BY a.claim_id
),

final AS (
    SELECT
        b.fact_id,
        b.claim_id,
        w.label,
        w.weapon_class,
        coalesce(m.models, []) AS models,
        coalesce(len(m.models) = 1, false) AS is_certain,
        w.made_in,
        w.made_year_min,
        w.made_year_max,
        w.kind,
        b.figure,
        s.low AS count_low,
        s.high AS count_high,
        s.is_open,
        coalesce(ep.name, w.place_text) AS place,
        w.place_id,
        t.edtf AS occurred,
        t.earliest AS occurred_earliest,
        t.latest AS occurred_latest,
        coalesce(eo.name, w.observer_text) AS observer,
        c.status,
        c.modality,
        s.speakers,
        s.sources,
        s.denied_by,
        s.is_only_denied,
        s.says
    FROM fact_claims AS b
    INNER JOIN weapon_sightings AS w ON w.claim_id = b.claim_id
    INNER JOIN claims AS c ON c.id = b.claim_id
    INNER JOIN fact_sources AS s ON s.fact_id = b.fact_id
    LEFT JOIN entities AS ep ON ep.id = w.place_id
    LEFT JOIN entities AS eo ON eo.id = w.observer_id
    LEFT JOIN models AS m ON m.claim_id = b.claim_id
    LEFT JOIN fact_dates AS t ON t.fact_id = b.fact_id
    WHERE b.place = 1
)

SELECT * FROM final
