-- question: Which deployments were planned, which arrived, in what parts, and who says so?
-- columns:
--   contributor: whose people they are
--   destination: where they go, of the plan where there is one
--   planned: the plan's headcount to read (people)
--   planned_parts: its breakdown
--   planned_speaker: who knows of the plan
--   planned_chain: through whom it is told
--   planned_starts: when they are to go, in EDTF
--   planned_says: every planned figure with its speaker
--   arrived: the headcount that went or is there, to read (people); NULL when no such claim
--   arrived_parts: its breakdown
--   arrived_speaker: who knows of it
--   arrived_chain: through whom it is told
--   arrived_starts: when they went, in EDTF
--   arrived_status: ongoing or completed
--   arrived_says: every such figure with its speaker
--   matched_by: what joins plan and arrival: same deployment, same destination, or place in the planned country; NULL when there is only one
-- parameters:
--   contributor: only this contributor, by name or ISO code; NULL means all = NULL
WITH parts AS (
    SELECT dc.claim_id, list(concat_ws(' ', f.figure, coalesce(dc.personnel_role, dc.task)) ORDER BY dc.ordinal) AS parts
    FROM deployment_components AS dc
    LEFT JOIN figures AS f ON f.claim_id = dc.claim_id AND f.ordinal = dc.ordinal
    GROUP BY dc.claim_id
),

told AS (
    SELECT fact_id, phase, list(DISTINCT line ORDER BY line) AS says
    FROM (
        SELECT b.fact_id, b.phase, concat(b.figure, CASE WHEN b.is_part THEN ' (a part)' END, ': ', coalesce(c.speaker, 'unknown')) AS line
        FROM fact_claims AS b
        INNER JOIN claim_sources AS c ON c.claim_id = b.claim_id
        WHERE NOT b.is_denied AND b.figure IS NOT NULL
    )
    GROUP BY fact_id, phase
),

sides AS (
    SELECT
        b.fact_id,
        b.phase,
        b.figure,
        coalesce(p.parts, []) AS parts,
        c.speaker,
        c.chain,
        c.status,
        d.starts_edtf AS starts,
        c.published_earliest AS published,
        coalesce(d.starts_latest, c.published_earliest) AS told_until,
        coalesce(t.says, []) AS says,
        coalesce(ec.name, d.contributor_text) AS contributor,
        coalesce(d.contributor_id, lower(d.contributor_text)) AS contributor_key,
        ec.country AS contributor_country,
        coalesce(ed.name, d.destination_text) AS destination,
        coalesce(d.destination_id, lower(d.destination_text)) AS destination_key,
        coalesce(pd.country, ed.country) AS destination_country,
        coalesce(pd.place_type = 'country', false) AS is_country
    FROM fact_claims AS b
    INNER JOIN deployments AS d ON d.claim_id = b.claim_id
    INNER JOIN claim_sources AS c ON c.claim_id = b.claim_id
    LEFT JOIN entities AS ec ON ec.id = d.contributor_id
    LEFT JOIN entities AS ed ON ed.id = d.destination_id
    LEFT JOIN places AS pd ON pd.id = d.destination_id
    LEFT JOIN parts AS p ON p.claim_id = b.claim_id
    LEFT JOIN told AS t ON t.fact_id = b.fact_id AND t.phase = b.phase
    WHERE b.place_in_phase = 1 AND NOT b.is_denied AND d.movement IS DISTINCT FROM 'withdraw'
),

plans AS (SELECT * FROM sides WHERE phase = 'planned'),

arrivals AS (SELECT * FROM sides WHERE phase = 'happened'),

matches AS (
    SELECT
        p.fact_id AS plan_id,
        a.fact_id AS arrival_id,
        CASE
            WHEN p.fact_id = a.fact_id THEN 'same deployment'
            WHEN p.destination_key = a.destination_key THEN 'same destination'
            ELSE 'place in the planned country'
        END AS matched_by
    FROM plans AS p
    INNER JOIN arrivals AS a
        ON p.fact_id = a.fact_id
        OR (
            p.contributor_key = a.contributor_key
            AND (
                p.destination_key = a.destination_key
                -- a plan for a country is fulfilled at a place in it; people somewhere in the country fulfil no plan for one place
                OR (p.is_country AND p.destination_country = a.destination_country)
            )
            -- who was there before the plan was told does not fulfil it
            AND coalesce(a.told_until >= p.published, true)
        )
),

paired AS (
    SELECT p.fact_id AS plan_id, m.arrival_id, m.matched_by
    FROM plans AS p
    LEFT JOIN matches AS m ON m.plan_id = p.fact_id
    UNION ALL
    SELECT NULL, a.fact_id, NULL
    FROM arrivals AS a
    WHERE a.fact_id NOT IN (SELECT arrival_id FROM matches)
),

final AS (
    SELECT
        coalesce(p.contributor, a.contributor) AS contributor,
        coalesce(p.destination, a.destination) AS destination,
        p.figure AS planned,
        p.parts AS planned_parts,
        p.speaker AS planned_speaker,
        p.chain AS planned_chain,
        p.starts AS planned_starts,
        p.says AS planned_says,
        a.figure AS arrived,
        a.parts AS arrived_parts,
        a.speaker AS arrived_speaker,
        a.chain AS arrived_chain,
        a.starts AS arrived_starts,
        a.status AS arrived_status,
        a.says AS arrived_says,
        x.matched_by
    FROM paired AS x
    LEFT JOIN plans AS p ON p.fact_id = x.plan_id
    LEFT JOIN arrivals AS a ON a.fact_id = x.arrival_id
    WHERE
        $contributor::VARCHAR IS NULL
        OR lower(coalesce(p.contributor, a.contributor)) = lower($contributor)
        OR coalesce(p.contributor_country, a.contributor_country) = upper($contributor)
)

SELECT * FROM final
ORDER BY contributor, destination, planned, arrived
