-- view: One row per date of a current claim: when it happened, started, was delivered, signed or said.
-- columns:
--   claim_id: the claim
--   record_type: its record type
--   field: occurred, starts, delivered, signed or said
--   words: the words of the source; NULL when the text gives no date
--   edtf: the date in EDTF; NULL when the words cannot be resolved
--   earliest: first possible day; NULL is open or unresolved
--   latest: last possible day; NULL is open or unresolved
--   precision: how fine it is
--   basis: what it was resolved from
--   days: how many days it may mean; NULL when open or unresolved
WITH every AS (
    SELECT claim_id, 'event' AS record_type, 'occurred' AS field, occurred_text AS words, occurred_edtf AS edtf,
        occurred_earliest AS earliest, occurred_latest AS latest, occurred_precision AS precision, occurred_basis AS basis
    FROM events
    UNION ALL
    SELECT claim_id, 'deployment', 'starts', starts_text, starts_edtf, starts_earliest, starts_latest, starts_precision, starts_basis
    FROM deployments
    UNION ALL
    SELECT claim_id, 'weapon_sighting', 'occurred', occurred_text, occurred_edtf, occurred_earliest, occurred_latest, occurred_precision, occurred_basis
    FROM weapon_sightings
    UNION ALL
    SELECT claim_id, 'weapon_transfer', 'delivered', delivered_text, delivered_edtf, delivered_earliest, delivered_latest, delivered_precision, delivered_basis
    FROM weapon_transfers
    UNION ALL
    SELECT claim_id, 'agreement', 'signed', signed_text, signed_edtf, signed_earliest, signed_latest, signed_precision, signed_basis
    FROM agreements
    UNION ALL
    SELECT claim_id, 'casualty', 'occurred', occurred_text, occurred_edtf, occurred_earliest, occurred_latest, occurred_precision, occurred_basis
    FROM casualties
    UNION ALL
    SELECT claim_id, 'statement', 'said', said_text, said_edtf, said_earliest, said_latest, said_precision, said_basis
    FROM statements
),

final AS (
    SELECT e.*, date_diff('day', e.earliest, e.latest) + 1 AS days
    FROM every AS e
    INNER JOIN claims AS c ON c.id = e.claim_id AND c.is_current
)

SELECT * FROM final
