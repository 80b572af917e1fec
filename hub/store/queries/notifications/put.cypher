// For: new notifications; what was told already stays as it is
// Parameters: $rows
// System: Notification
UNWIND $rows AS row
MERGE (notice:Notification {id: row.id})
ON CREATE SET notice += row
RETURN sum(CASE WHEN notice.message_id = row.message_id THEN 1 ELSE 0 END) AS number
