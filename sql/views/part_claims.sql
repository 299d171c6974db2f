-- view: One row per claim of a deployment that tells only a part of what another claim of the same fact tells whole; compatible, no rival figure.
-- columns:
--   claim_id: the claim that tells a part
--   whole_claim_id: the claim that tells the whole, with this part among its components
--   ordinal: which component
WITH own AS (
    SELECT f.claim_id, f.number, c.fact_id
    FROM figures AS f
    INNER JOIN claim_sources AS c ON c.claim_id = f.claim_id
    WHERE f.record_type = 'deployment' AND f.ordinal IS NULL AND f.number IS NOT NULL AND NOT c.is_denied
),

components AS (
    SELECT claim_id, ordinal, number
    FROM figures
    WHERE ordinal IS NOT NULL AND number IS NOT NULL
),

final AS (
    SELECT part.claim_id, whole.claim_id AS whole_claim_id, components.ordinal
    FROM own AS part
    INNER JOIN own AS whole ON whole.fact_id = part.fact_id AND whole.claim_id <> part.claim_id AND whole.number > part.number
    INNER JOIN components ON components.claim_id = whole.claim_id AND components.number = part.number
)

SELECT * FROM final
