-- view: One row per weapon transfer: the cells of its best claim, whether it counts as a delivery, and who says which.
-- columns:
--   fact_id: the transfer
--   claim_id: the claim that is shown
--   supplier: who gives
--   supplier_id: the same as an entity
--   recipient: who gets
--   recipient_id: the same as an entity
--   item: what is given, in the words of the source
--   model: the weapon model, where one is named
--   figure: the shown claim's count, to read (items)
--   count_low: smallest count of any claim (items); NULL is open or none
--   count_high: largest count of any claim (items); NULL is open or none
--   is_open: a claim leaves the largest count open
--   delivery: delivered, under way, planned, stopped, disputed (told as delivered or under way and denied), denied, or unclear
--   is_delivery: it counts as a delivery: told as completed, denied by nobody
--   delivered: when, in EDTF: the finest date of its claims
--   delivered_earliest: first possible day
--   delivered_latest: last possible day
--   consideration: what is given in return
--   status: status of the shown claim
--   modality: modality of the shown claim
--   statuses: every status that a claim gives which does not deny it
--   speakers: who says so
--   sources: texts that speak of it; near-duplicates count as one
--   denied_by: who denies it
--   says: who says which, one line each
WITH states AS (
    SELECT
        fact_id,
        CASE
            WHEN is_only_denied THEN 'denied'
            WHEN len(denied_by) > 0 AND list_has_any(statuses, ['completed', 'ongoing']) THEN 'disputed'
            WHEN list_contains(statuses, 'completed') THEN 'delivered'
            WHEN list_has_any(statuses, ['cancelled', 'failed']) THEN 'stopped'
            WHEN list_contains(statuses, 'ongoing') THEN 'under way'
            WHEN list_has_any(statuses, ['planned', 'proposed', 'requested']) THEN 'planned'
            ELSE 'unclear'
        END AS delivery
    FROM fact_sources
    WHERE record_type = 'weapon_transfer'
),

final AS (
    SELECT
        b.fact_id,
        b.claim_id,
        coalesce(es.name, w.supplier_text) AS supplier,
        w.supplier_id,
        coalesce(er.name, w.recipient_text) AS recipient,
        w.recipient_id,
        w.item_text AS item,
        coalesce(ew.name, w.weapon_text) AS model,
        b.figure,
        s.low AS count_low,
        s.high AS count_high,
        s.is_open,
        g.delivery,
        g.delivery = 'delivered' AS is_delivery,
        t.edtf AS delivered,
        t.earliest AS delivered_earliest,
        t.latest AS delivered_latest,
        w.consideration,
        c.status,
        c.modality,
        s.statuses,
        s.speakers,
        s.sources,
        s.denied_by,
        s.says
    FROM fact_claims AS b
    INNER JOIN weapon_transfers AS w ON w.claim_id = b.claim_id
    INNER JOIN claims AS c ON c.id = b.claim_id
    INNER JOIN fact_sources AS s ON s.fact_id = b.fact_id
    INNER JOIN states AS g ON g.fact_id = b.fact_id
    LEFT JOIN entities AS es ON es.id = w.supplier_id
    LEFT JOIN entities AS er ON er.id = w.recipient_id
    LEFT JOIN entities AS ew ON ew.id = w.weapon_id
    LEFT JOIN fact_dates AS t ON t.fact_id = b.fact_id
    WHERE b.place = 1
)

SELECT * FROM final
