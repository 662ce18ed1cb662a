-- Which enterprises were followed up in a period is read from the entries of that period (pairing_coverage). Without an
-- order by time, the ledgers of all issues of ten years were looked through for one half-year.
create index if not exists ledger_entries_follow_ups on ledger_entries (happened_at, issue_id) where action = 'follow-up';
