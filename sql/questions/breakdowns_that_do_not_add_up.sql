-- question: Which deployments have parts that do not add up to their total?
-- columns:
--   contributor: whose people they are
--   destination: where they go or are
--   total: the total to read (people)
--   parts: the parts to read
--   parts_low: smallest sum that the parts allow (people)
--   parts_high: largest sum that the parts allow (people); NULL is open or a part has no figure
--   is_complete: the text says or implies that the parts are all; NULL when it does not tell
--   problem: parts exceed the total, or parts fall short of the total (only where they are complete)
--   speaker: who says so
--   chain: through whom
--   claim_id: the claim
-- parameters:
--   tolerance: how far from its figure an approximate one may lie, as a share of it = 0.1
WITH parts AS (
    SELECT
        dc.claim_id,
        list(concat_ws(' ', f.figure, coalesce(dc.personnel_role, dc.task)) ORDER BY dc.ordinal) AS parts,
        sum(coalesce(f.low, 0))::BIGINT AS low,
        CASE WHEN count(f.high) = count(*) THEN sum(f.high)::BIGINT END AS high,
        sum(coalesce(f.low, 0) * (1 - CASE WHEN f.is_approximate THEN $tolerance::DOUBLE ELSE 0 END)) AS least,
        CASE
            WHEN count(f.high) = count(*) THEN sum(f.high * (1 + CASE WHEN f.is_approximate THEN $tolerance::DOUBLE ELSE 0 END))
        END AS most
    FROM deployment_components AS dc
    LEFT JOIN figures AS f ON f.claim_id = dc.claim_id AND f.ordinal = dc.ordinal
    GROUP BY dc.claim_id
),

totals AS (
    SELECT
        claim_id,
        figure,
        low * (1 - CASE WHEN is_approximate THEN $tolerance::DOUBLE ELSE 0 END) AS least,
        high * (1 + CASE WHEN is_approximate THEN $tolerance::DOUBLE ELSE 0 END) AS most
    FROM figures
    WHERE record_type = 'deployment' AND ordinal IS NULL
),

checked AS (
    SELECT
        p.claim_id,
        t.figure AS total,
        p.parts,
        p.low,
        p.high,
        d.components_complete,
        CASE
            WHEN p.least > t.most THEN 'parts exceed the total'
            WHEN d.components_complete AND p.most < t.least THEN 'parts fall short of the total'
        END AS problem
    FROM parts AS p
    INNER JOIN totals AS t ON t.claim_id = p.claim_id
    INNER JOIN deployments AS d ON d.claim_id = p.claim_id
),

final AS (
    SELECT
        coalesce(ec.name, d.contributor_text) AS contributor,
        coalesce(ed.name, d.destination_text) AS destination,
        k.total,
        k.parts,
        k.low AS parts_low,
        k.high AS parts_high,
        k.components_complete AS is_complete,
        k.problem,
        c.speaker,
        c.chain,
        k.claim_id
    FROM checked AS k
    INNER JOIN claim_sources AS c ON c.claim_id = k.claim_id
    INNER JOIN deployments AS d ON d.claim_id = k.claim_id
    LEFT JOIN entities AS ec ON ec.id = d.contributor_id
    LEFT JOIN entities AS ed ON ed.id = d.destination_id
    WHERE k.problem IS NOT NULL AND NOT c.is_denied
)

SELECT * FROM final
ORDER BY contributor, destination, claim_id
