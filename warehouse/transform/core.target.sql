-- The statements that set the same target, as one: who promises what level of what by when. Where they differ in what
-- else they say, the better source and then the newer one is believed; a field that one leaves out is no difference.
WITH stated AS (
    SELECT
        *,
        -- What is counted tells two quantities apart; a share or a number of partners needs no such words.
        CASE WHEN metric = 'quantity' THEN lower(concat_ws(' ', metric_mention, unit)) END AS quantity,
        row(rank_no, -epoch(last_on), assertion_id) AS preference
    FROM core.target_statement
    WHERE status = 'set'
),
grouped AS (
    SELECT
        network_id,
        holder_id,
        applies_to,
        metric,
        quantity,
        target_value,
        due_year,
        arg_min(metric_mention, preference) FILTER (metric_mention IS NOT NULL) AS metric_mention,
        arg_min(gas, preference) FILTER (gas IS NOT NULL) AS gas,
        arg_min(comparator, preference) AS comparator,
        arg_min(unit, preference) FILTER (unit IS NOT NULL) AS unit,
        arg_min(base_year, preference) FILTER (base_year IS NOT NULL) AS base_year,
        arg_min(due_edtf, preference) AS due_edtf,
        min(due_earliest) AS due_earliest,
        max(due_latest) AS due_latest,
        coalesce(arg_min(member_kinds, preference) FILTER (len(member_kinds) > 0), []) AS member_kinds,
        coalesce(arg_min(rules, preference) FILTER (len(rules) > 0), []) AS rules,
        arg_min(modality, preference) AS modality,
        arg_min(framework_id, preference) FILTER (framework_id IS NOT NULL) AS framework_id,
        arg_min(set_in_id, preference) FILTER (set_in_id IS NOT NULL) AS set_in_id,
        min(known_from) AS known_from,
        min(first_on) AS first_on,
        min(first_on) FILTER (is_news) AS news_on,
        max(last_on) AS last_on,
        bool_and(is_undated) AS is_undated,
        count(DISTINCT source_id) AS n_sources,
        list_sort(list(DISTINCT document_id)) AS document_ids,
        list_sort(list(DISTINCT assertion_id)) AS assertion_ids
    FROM stated
    GROUP BY ALL
),
named AS (
    SELECT
        *,
        concat_ws(
            '-',
            network_id,
            holder_id,
            metric,
            CASE
                WHEN comparator = 'reach' THEN 'reach'
                ELSE regexp_replace(CAST(target_value AS VARCHAR), '\.?0+$', '')
            END,
            due_year
        ) AS name
    FROM grouped
)
SELECT
    -- Two that differ only in whom they bind or what they measure: the one known first keeps the plain name.
    name || CASE WHEN row_number() OVER same = 1 THEN '' ELSE '-' || row_number() OVER same END AS target_id,
    * EXCLUDE (name)
FROM named
WINDOW same AS (PARTITION BY name ORDER BY known_from, applies_to, quantity)
