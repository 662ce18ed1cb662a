-- phase: after-sync
-- Facts are asked by family and period: a measure reads the ranges of its own families, and the records behind one
-- figure are a range of one or two of them. By the instant alone every question read the facts of all families.

create index facts_counted on casework.facts (family, at)
  include (num, den, more, kinds, group_id, leader_id, unit_id, by_due, known_from, known_until, counts_from, imported, issue_id)
  where replaced_seq is null and family <> 'debt' and (counts_from is null or counts_from <= known_until);

drop index casework.facts_period;
