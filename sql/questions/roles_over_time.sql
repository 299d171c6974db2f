-- question: Which posts did a person hold, by the stories that say so?
-- columns:
--   person: who
--   title: the post, in the words of the source
--   organization: the state or body
--   first_published: first day of publication of a story that gives the post; NULL when no story has a date
--   last_published: last such day
--   sources: texts that say so; near-duplicates count as one
--   outlets: their publishers
--   entity_id: the person; NULL when not resolved
-- parameters:
--   person: only those with a name that contains this; NULL means all = NULL
WITH held AS (
    SELECT
        coalesce(p.name, r.person_text) AS person,
        r.person_id,
        coalesce(r.person_id, lower(r.person_text)) AS person_key,
        r.title,
        coalesce(o.name, r.organization_text) AS organization,
        c.published_earliest,
        c.source_key,
        c.outlet
    FROM roles AS r
    INNER JOIN claim_sources AS c ON c.claim_id = r.claim_id AND NOT c.is_denied
    LEFT JOIN entities AS p ON p.id = r.person_id
    LEFT JOIN entities AS o ON o.id = r.organization_id
),

final AS (
    SELECT
        any_value(person) AS person,
        min(title) AS title,
        organization,
        min(published_earliest) AS first_published,
        max(published_earliest) AS last_published,
        count(DISTINCT source_key) AS sources,
        coalesce(list(DISTINCT outlet ORDER BY outlet) FILTER (outlet IS NOT NULL), []) AS outlets,
        any_value(person_id) AS entity_id
    FROM held
    WHERE
        $person::VARCHAR IS NULL
        OR contains(lower(person), lower($person))
        OR person_id IN (SELECT n.entity_id FROM entity_names AS n WHERE contains(lower(n.name), lower($person)))
    GROUP BY person_key, lower(title), organization
)

SELECT * FROM final
ORDER BY person, first_published NULLS LAST, title, organization
