-- question: Which agreements were concluded, between whom, when, and what do they lay down?
-- columns:
--   name: what the text calls it
--   parties: who is bound
--   signed: when it was signed or concluded, in EDTF
--   signed_earliest: first possible day
--   terms: what it lays down
--   status: completed or ongoing (in force)
--   speakers: who says so
--   denied_by: who denies it
--   sources: texts that speak of it; near-duplicates count as one
--   claim_id: the shown claim
-- parameters:
--   party: only agreements of this party, by name; NULL means all = NULL
WITH final AS (
    SELECT
        a.name,
        a.parties,
        a.signed,
        a.signed_earliest,
        a.terms,
        CASE WHEN list_contains(a.statuses, 'completed') THEN 'completed' ELSE 'ongoing' END AS status,
        a.speakers,
        a.denied_by,
        a.sources,
        a.claim_id
    FROM agreement_facts AS a
    WHERE
        NOT a.is_only_denied
        AND list_has_any(a.statuses, ['completed', 'ongoing'])
        AND (
            $party::VARCHAR IS NULL
            OR list_contains(list_transform(a.parties, lambda p: lower(p)), lower($party))
            OR list_has_any(a.party_ids, (SELECT coalesce(list(entity_id), []) FROM entity_names WHERE lower(name) = lower($party)))
        )
)

SELECT * FROM final
ORDER BY signed_earliest NULLS LAST, name, claim_id
