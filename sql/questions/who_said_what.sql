-- question: Who said what, and about which other claims?
-- columns:
--   speaker: who said it
--   verb: the verb of saying
--   quote_text: what was said, in the words of the source
--   said: when, in EDTF
--   about: the claims it speaks to, with its stance
--   outlet: publisher of the story
--   published: publication of the story, in EDTF
--   chain: through whom
--   sources: texts that give it; near-duplicates count as one
--   claim_id: the shown claim
-- parameters:
--   speaker: only those whose name contains this; NULL means all = NULL
WITH targets AS (
    SELECT t.claim_id, list(DISTINCT t.stance || ' ' || l.label ORDER BY t.stance || ' ' || l.label) AS about
    FROM statement_targets AS t
    INNER JOIN claim_labels AS l ON l.claim_id = t.target_claim_id
    WHERE l.label IS NOT NULL
    GROUP BY t.claim_id
),

final AS (
    SELECT
        coalesce(e.name, s.speaker_text) AS speaker,
        s.verb,
        s.quote_text,
        s.said_edtf AS said,
        coalesce(t.about, []) AS about,
        c.outlet,
        c.published,
        c.chain,
        f.sources,
        b.claim_id
    FROM statements AS s
    INNER JOIN fact_claims AS b ON b.claim_id = s.claim_id AND b.place = 1
    INNER JOIN claim_sources AS c ON c.claim_id = b.claim_id
    INNER JOIN fact_sources AS f ON f.fact_id = b.fact_id
    LEFT JOIN entities AS e ON e.id = s.speaker_id
    LEFT JOIN targets AS t ON t.claim_id = s.claim_id
    WHERE
        $speaker::VARCHAR IS NULL
        OR contains(lower(coalesce(e.name, s.speaker_text)), lower($speaker))
        OR s.speaker_id IN (SELECT n.entity_id FROM entity_names AS n WHERE contains(lower(n.name), lower($speaker)))
)

SELECT * FROM final
ORDER BY speaker, said, published, claim_id
