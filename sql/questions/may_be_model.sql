-- question: Which weapons may be of a certain model?
-- columns:
--   label: what the text calls it
--   how_sure: certain, one of several, or only another claim of the sighting says so
--   models: the models that the shown claim allows; exactly one is true
--   figure: how many, to read (weapons)
--   place: where it was seen or struck
--   occurred: when, in EDTF
--   made_in: country of manufacture, ISO 3166-1 alpha-3
--   made_year_min: first possible year of manufacture
--   made_year_max: last possible year of manufacture
--   observer: who documented it
--   kind: documented, used, seized, destroyed, displayed or mentioned
--   modality: what the speaker did
--   says: who says which
--   claim_id: the shown claim
-- parameters:
--   model: the model, by any of its names; case, spaces and hyphens do not matter = KN-23
WITH wanted AS (
    SELECT regexp_replace(lower($model::VARCHAR), '[\s.\-_/]', '', 'g') AS key
),

alternatives AS (
    SELECT
        a.claim_id,
        bool_or(
            regexp_replace(lower(a.model_text), '[\s.\-_/]', '', 'g') = w.key
            OR a.weapon_id IN (SELECT n.entity_id FROM entity_names AS n WHERE regexp_replace(lower(n.name), '[\s.\-_/]', '', 'g') = w.key)
            OR a.weapon_id IN (SELECT e.id FROM entities AS e WHERE regexp_replace(lower(e.name), '[\s.\-_/]', '', 'g') = w.key)
        ) AS is_among
    FROM weapon_alternatives AS a
    CROSS JOIN wanted AS w
    GROUP BY a.claim_id
),

facts_with_it AS (
    SELECT DISTINCT b.fact_id
    FROM alternatives AS a
    INNER JOIN fact_claims AS b ON b.claim_id = a.claim_id
    WHERE a.is_among AND NOT b.is_denied
),

final AS (
    SELECT
        w.label,
        CASE
            WHEN NOT coalesce(a.is_among, false) THEN 'only another claim says so'
            WHEN w.is_certain THEN 'certain'
            ELSE 'one of several'
        END AS how_sure,
        w.models,
        w.figure,
        w.place,
        w.occurred,
        w.made_in,
        w.made_year_min,
        w.made_year_max,
        w.observer,
        w.kind,
        w.modality,
        w.says,
        w.claim_id
    FROM weapon_sighting_facts AS w
    INNER JOIN facts_with_it AS f ON f.fact_id = w.fact_id
    LEFT JOIN alternatives AS a ON a.claim_id = w.claim_id
)

SELECT * FROM final
ORDER BY occurred, place, claim_id
