-- view: One row per current claim: where it stands, who says so through whom, and the first words that prove it.
-- columns:
--   claim_id: the claim
--   record_type: which fact table has its row
--   fact_id: the happening; the claim's own id while it has none
--   story_id: the story
--   source_key: the story's duplicate group, or the story itself; copies of one text share it and count as one source
--   document_id: the document
--   uri: the file or page
--   story_title: title of the story, or of the page
--   outlet: publisher of the story; NULL when not known
--   published: publication of the story in EDTF; NULL when the page does not give one
--   published_earliest: first day that it may mean
--   speaker: who knows: the deepest of the chain
--   speaker_id: the same as an entity; NULL when unnamed
--   chain: publisher <- agency <- speaker
--   status: what happened in the world
--   modality: what the speaker did
--   phase: planned, happened, stopped, supposed or unknown, from the status
--   is_denied: the speaker denies it
--   is_inferred: a required cell rests on inference
--   confidence: the extractor's own, 0 to 1; NULL when it gives none
--   cells: how many cells of the row are proven
--   quote: the first words that prove a cell
WITH chains AS (
    SELECT
        a.claim_id,
        string_agg(coalesce(e.name, a.agent_text, 'unknown publisher'), ' <- ' ORDER BY a.depth) AS chain,
        arg_max(coalesce(e.name, a.agent_text, 'unknown publisher'), a.depth) AS speaker,
        max_by(coalesce(a.agent_id, ''), a.depth) AS speaker_id
    FROM attributions AS a
    LEFT JOIN entities AS e ON e.id = a.agent_id
    GROUP BY a.claim_id
),

proofs AS (
    SELECT
        claim_id,
        count(DISTINCT field) AS cells,
        arg_min(quote, (start_char, end_char)) AS quote
    FROM evidence
    WHERE field NOT IN ('status', 'modality') AND NOT starts_with(field, 'attribution')
    GROUP BY claim_id
),

final AS (
    SELECT
        c.id AS claim_id,
        c.record_type,
        coalesce(c.fact_id, c.id) AS fact_id,
        c.story_id,
        coalesce(s.duplicate_group, s.id) AS source_key,
        s.document_id,
        d.uri,
        coalesce(s.title, d.title) AS story_title,
        o.name AS outlet,
        s.published_edtf AS published,
        s.published_earliest,
        coalesce(h.speaker, o.name) AS speaker,
        nullif(h.speaker_id, '') AS speaker_id,
        coalesce(h.chain, o.name, 'unknown publisher') AS chain,
        c.status,
        c.modality,
        CASE
            WHEN c.status IN ('planned', 'proposed', 'requested') THEN 'planned'
            WHEN c.status IN ('ongoing', 'completed') THEN 'happened'
            WHEN c.status IN ('cancelled', 'failed') THEN 'stopped'
            WHEN c.status = 'hypothetical' THEN 'supposed'
            ELSE 'unknown'
        END AS phase,
        c.modality = 'denied' AS is_denied,
        c.is_inferred,
        c.confidence,
        coalesce(p.cells, 0) AS cells,
        p.quote
    FROM claims AS c
    INNER JOIN stories AS s ON s.id = c.story_id
    INNER JOIN documents AS d ON d.id = s.document_id
    LEFT JOIN sources AS o ON o.id = coalesce(s.source_id, d.source_id)
    LEFT JOIN chains AS h ON h.claim_id = c.id
    LEFT JOIN proofs AS p ON p.claim_id = c.id
    WHERE c.is_current
)

SELECT * FROM final
