-- question: What does each publisher contribute, and how much of it is a copy of another text?
-- columns:
--   outlet: publisher; NULL for stories whose publisher is not known
--   reliability: STANAG 2511, A to F; F cannot be judged
--   stories: stories that may yield claims (no boilerplate)
--   texts: the same with near-duplicates counted once
--   shared_texts: texts of which another publisher has a copy
--   shared_with: those publishers
--   claims: current claims
--   denied_claims: those that deny
--   facts: happenings that its claims are about
--   own_facts: happenings that no other text speaks of
--   first_published: first day of publication
--   last_published: last day of publication
WITH told AS (
    SELECT
        s.id AS story_id,
        coalesce(s.duplicate_group, s.id) AS source_key,
        coalesce(s.source_id, d.source_id) AS source_id,
        s.published_earliest
    FROM stories AS s
    INNER JOIN documents AS d ON d.id = s.document_id
    WHERE s.kind <> 'boilerplate'
),

copies AS (
    SELECT a.source_id, a.source_key, o.name AS other
    FROM told AS a
    INNER JOIN told AS b ON b.source_key = a.source_key AND b.source_id IS DISTINCT FROM a.source_id
    LEFT JOIN sources AS o ON o.id = b.source_id
),

shared AS (
    SELECT
        source_id,
        count(DISTINCT source_key) AS shared_texts,
        list(DISTINCT other ORDER BY other) FILTER (other IS NOT NULL) AS shared_with
    FROM copies
    GROUP BY source_id
),

claimed AS (
    SELECT
        t.source_id,
        count(*) AS claims,
        count(*) FILTER (c.is_denied) AS denied_claims,
        count(DISTINCT c.fact_id) AS facts,
        count(DISTINCT c.fact_id) FILTER (f.sources = 1) AS own_facts
    FROM claim_sources AS c
    INNER JOIN told AS t ON t.story_id = c.story_id
    INNER JOIN fact_sources AS f ON f.fact_id = c.fact_id
    GROUP BY t.source_id
),

counted AS (
    SELECT
        source_id,
        count(*) AS stories,
        count(DISTINCT source_key) AS texts,
        min(published_earliest) AS first_published,
        max(published_earliest) AS last_published
    FROM told
    GROUP BY source_id
),

final AS (
    SELECT
        o.name AS outlet,
        o.reliability,
        n.stories,
        n.texts,
        coalesce(h.shared_texts, 0) AS shared_texts,
        coalesce(h.shared_with, []) AS shared_with,
        coalesce(c.claims, 0) AS claims,
        coalesce(c.denied_claims, 0) AS denied_claims,
        coalesce(c.facts, 0) AS facts,
        coalesce(c.own_facts, 0) AS own_facts,
        n.first_published,
        n.last_published
    FROM counted AS n
    LEFT JOIN sources AS o ON o.id = n.source_id
    LEFT JOIN shared AS h ON h.source_id IS NOT DISTINCT FROM n.source_id
    LEFT JOIN claimed AS c ON c.source_id IS NOT DISTINCT FROM n.source_id
)

SELECT * FROM final
ORDER BY stories DESC, outlet
