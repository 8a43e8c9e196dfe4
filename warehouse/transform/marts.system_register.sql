-- How far the project has come with each system that it set out to cover. Rows are never taken out (V17).
SELECT network_id, state, merged_into, acceptance
FROM ref.system_register
