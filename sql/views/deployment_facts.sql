-- view: One row per deployment: the cells of its best claim, the range of its headcounts, and who says which.
-- columns:
--   fact_id: the deployment
--   claim_id: the claim that is shown: not denied, not a part of another, most proven cells
--   movement: send, station or withdraw
--   contributor: whose people they are
--   contributor_id: the same as an entity
--   unit: the named formation
--   origin: where they come from
--   destination: where they go or are; for a withdrawal the place that is left
--   destination_id: the same as an entity
--   headcount: the shown claim's figure (people); NULL when the words give only bounds or none
--   figure: the same to read, with its qualifier
--   headcount_low: smallest headcount of any claim (people); NULL is open or none
--   headcount_high: largest headcount of any claim (people); NULL is open or none
--   is_open: a claim leaves the largest headcount open
--   parts: the components of the shown claim, to read
--   parts_sum: sum of the components' figures as printed (people); NULL when a component has none
--   starts: when they go or went, in EDTF: the finest date of its claims
--   starts_earliest: first possible day
--   starts_latest: last possible day
--   purpose: what for
--   status: status of the shown claim
--   modality: modality of the shown claim
--   statuses: every status that a claim gives which does not deny it
--   speakers: who says so
--   sources: texts that speak of it; near-duplicates count as one
--   denied_by: who denies it
--   is_only_denied: every claim denies it
--   says: who says which, one line each
WITH parts AS (
    SELECT
        dc.claim_id,
        list(concat_ws(' ', f.figure, coalesce(dc.personnel_role, dc.task)) ORDER BY dc.ordinal) AS parts,
        CASE WHEN count(*) = count(dc.headcount) THEN sum(dc.headcount)::BIGINT END AS parts_sum
    FROM deployment_components AS dc
    LEFT JOIN figures AS f ON f.claim_id = dc.claim_id AND f.ordinal = dc.ordinal
    GROUP BY dc.claim_id
),

final AS (
    SELECT
        b.fact_id,
        b.claim_id,
        d.movement,
        coalesce(ec.name, d.contributor_text) AS contributor,
        d.contributor_id,
        coalesce(eu.name, d.unit_text) AS unit,
        coalesce(eo.name, d.origin_text) AS origin,
        coalesce(ed.name, d.destination_text) AS destination,
        d.destination_id,
        d.headcount,
        b.figure,
        s.low AS headcount_low,
        s.high AS headcount_high,
        s.is_open,
        coalesce(p.parts, []) AS parts,
        p.parts_sum,
        t.edtf AS starts,
        t.earliest AS starts_earliest,
        t.latest AS starts_latest,
        d.purpose,
        c.status,
        c.modality,
        s.statuses,
        s.speakers,
        s.sources,
        s.denied_by,
        s.is_only_denied,
        s.says
    FROM fact_claims AS b
    INNER JOIN deployments AS d ON d.claim_id = b.claim_id
    INNER JOIN claims AS c ON c.id = b.claim_id
    INNER JOIN fact_sources AS s ON s.fact_id = b.fact_id
    LEFT JOIN entities AS ec ON ec.id = d.contributor_id
    LEFT JOIN entities AS eu ON eu.id = d.unit_id
    LEFT JOIN entities AS eo ON eo.id = d.origin_id
    LEFT JOIN entities AS ed ON ed.id = d.destination_id
    LEFT JOIN parts AS p ON p.claim_id = b.claim_id
    LEFT JOIN fact_dates AS t ON t.fact_id = b.fact_id
    WHERE b.place = 1
)

SELECT * FROM final
