-- question: Who supplies weapons to whom, and how much of it was delivered?
-- columns:
--   supplier: who gives
--   recipient: who gets
--   deliveries: transfers told as completed and denied by nobody
--   under_way: transfers told as ongoing and denied by nobody
--   planned: transfers planned, proposed or requested
--   stopped: transfers cancelled, failed or seized on the way
--   disputed: transfers told as delivered or under way and denied by somebody; not among the deliveries
--   denied: transfers that are only denied
--   unclear: transfers whose status the texts leave open
--   delivered_items: what was delivered, with its figure; figures of unlike items are not added up
--   first_delivered: first possible day of the first delivery
--   last_delivered: last possible day of the last delivery
-- parameters:
--   supplier: only this supplier, by name; NULL means all = NULL
WITH final AS (
    SELECT
        supplier,
        recipient,
        count(*) FILTER (is_delivery) AS deliveries,
        count(*) FILTER (delivery = 'under way') AS under_way,
        count(*) FILTER (delivery = 'planned') AS planned,
        count(*) FILTER (delivery = 'stopped') AS stopped,
        count(*) FILTER (delivery = 'disputed') AS disputed,
        count(*) FILTER (delivery = 'denied') AS denied,
        count(*) FILTER (delivery = 'unclear') AS unclear,
        coalesce(
            list(DISTINCT concat_ws(' ', figure, coalesce(model, item)) ORDER BY concat_ws(' ', figure, coalesce(model, item)))
                FILTER (is_delivery),
            []
        ) AS delivered_items,
        min(delivered_earliest) FILTER (is_delivery) AS first_delivered,
        max(delivered_latest) FILTER (is_delivery) AS last_delivered
    FROM transfer_facts
    WHERE $supplier::VARCHAR IS NULL OR lower(supplier) = lower($supplier)
    GROUP BY supplier, recipient
)

SELECT * FROM final
ORDER BY deliveries DESC, supplier, recipient
