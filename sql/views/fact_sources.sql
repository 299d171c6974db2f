-- view: One row per fact: how many say so, who says what, who denies it, and the range of its figures.
-- columns:
--   fact_id: the happening
--   record_type: the record type of its claims
--   claims: current claims about it
--   sources: texts that speak of it; near-duplicate stories count as one
--   denied_claims: claims that deny it
--   is_only_denied: every claim denies it
--   denied_by: who denies it, in a claim or in a statement about one
--   statuses: every status that a claim which does not deny it gives
--   modalities: every modality of its claims
--   speakers: who says so, denials left out
--   outlets: publishers of its stories
--   low: smallest figure of claims that do not deny it and are no part of another; NULL is open or no figure
--   high: largest figure of them; NULL is open or no figure
--   is_open: a claim leaves the largest figure open (more than, at least)
--   figures: every figure of them, to read
--   first_published: first day of publication of its stories
--   last_published: last day of publication
--   says: who says which: figure, status, modality and chain, one line each; copies of one text give one line
WITH voiced AS (
    SELECT
        c.*,
        p.is_part,
        f.figure,
        f.low,
        f.high,
        f.claim_id IS NOT NULL AND NOT c.is_denied AND NOT p.is_part AS counts
    FROM claim_sources AS c
    INNER JOIN fact_claims AS p ON p.claim_id = c.claim_id
    LEFT JOIN figures AS f ON f.claim_id = c.claim_id AND f.ordinal IS NULL
),

lines AS (
    SELECT
        fact_id,
        concat_ws(', ', figure || CASE WHEN is_part THEN ' (a part)' ELSE '' END, status, modality) || ': ' || min(chain) AS line
    FROM voiced
    GROUP BY fact_id, source_key, speaker, figure, is_part, status, modality
),

said AS (
    SELECT fact_id, list(DISTINCT line ORDER BY line) AS says FROM lines GROUP BY fact_id
),

denied AS (
    SELECT fact_id, list(DISTINCT speaker ORDER BY speaker) AS denied_by FROM denials GROUP BY fact_id
),

summed AS (
    SELECT
        fact_id,
        any_value(record_type) AS record_type,
        count(*) AS claims,
        count(DISTINCT source_key) AS sources,
        count(*) FILTER (is_denied) AS denied_claims,
        bool_and(is_denied) AS is_only_denied,
        coalesce(list(DISTINCT status ORDER BY status) FILTER (NOT is_denied), []) AS statuses,
        list(DISTINCT modality ORDER BY modality) AS modalities,
        coalesce(list(DISTINCT speaker ORDER BY speaker) FILTER (NOT is_denied AND speaker IS NOT NULL), []) AS speakers,
        coalesce(list(DISTINCT outlet ORDER BY outlet) FILTER (outlet IS NOT NULL), []) AS outlets,
        CASE WHEN bool_or(low IS NULL) FILTER (counts) THEN NULL ELSE min(low) FILTER (counts) END AS low,
        CASE WHEN bool_or(high IS NULL) FILTER (counts) THEN NULL ELSE max(high) FILTER (counts) END AS high,
        coalesce(bool_or(high IS NULL) FILTER (counts), false) AS is_open,
        coalesce(list(DISTINCT figure ORDER BY figure) FILTER (counts), []) AS figures,
        min(published_earliest) AS first_published,
        max(published_earliest) AS last_published
    FROM voiced
    GROUP BY fact_id
),

final AS (
    SELECT
        s.fact_id,
        s.record_type,
        s.claims,
        s.sources,
        s.denied_claims,
        s.is_only_denied,
        coalesce(d.denied_by, []) AS denied_by,
        s.statuses,
        s.modalities,
        s.speakers,
        s.outlets,
        s.low,
        s.high,
        s.is_open,
        s.figures,
        s.first_published,
        s.last_published,
        said.says
    FROM summed AS s
    INNER JOIN said ON said.fact_id = s.fact_id
    LEFT JOIN denied AS d ON d.fact_id = s.fact_id
)

SELECT * FROM final
