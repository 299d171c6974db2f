-- view: One row per agreement: the cells of its best claim, its parties by any claim, and who says which.
-- columns:
--   fact_id: the agreement
--   claim_id: the claim that is shown
--   name: what the text calls it
--   parties: who is bound, by any claim that does not deny it
--   party_ids: those of them that are entities
--   signed: when it was signed or concluded, in EDTF: the finest date of its claims
--   signed_earliest: first possible day
--   signed_latest: last possible day
--   terms: what it lays down
--   status: status of the shown claim
--   modality: modality of the shown claim
--   statuses: every status that a claim gives which does not deny it
--   speakers: who says so
--   sources: texts that speak of it; near-duplicates count as one
--   denied_by: who denies it
--   is_only_denied: every claim denies it
--   says: who says which, one line each
WITH parties AS (
    SELECT
        b.fact_id,
        list(DISTINCT coalesce(e.name, p.name) ORDER BY coalesce(e.name, p.name)) AS parties,
        list(DISTINCT p.entity_id ORDER BY p.entity_id) FILTER (p.entity_id IS NOT NULL) AS party_ids
    FROM agreement_parties AS p
    INNER JOIN fact_claims AS b ON b.claim_id = p.claim_id AND NOT b.is_denied
    LEFT JOIN entities AS e ON e.id = p.entity_id
    GROUP BY b.fact_id
),

final AS (
    SELECT
        b.fact_id,
        b.claim_id,
        a.name,
        coalesce(p.parties, []) AS parties,
        coalesce(p.party_ids, []) AS party_ids,
        t.edtf AS signed,
        t.earliest AS signed_earliest,
        t.latest AS signed_latest,
        a.terms,
        c.status,
        c.modality,
        s.statuses,
        s.speakers,
        s.sources,
        s.denied_by,
        s.is_only_denied,
        s.says
    FROM fact_claims AS b
    INNER JOIN agreements AS a ON a.claim_id = b.claim_id
    INNER JOIN claims AS c ON c.id = b.claim_id
    INNER JOIN fact_sources AS s ON s.fact_id = b.fact_id
    LEFT JOIN parties AS p ON p.fact_id = b.fact_id
    LEFT JOIN fact_dates AS t ON t.fact_id = b.fact_id
    WHERE b.place = 1
)

SELECT * FROM final
