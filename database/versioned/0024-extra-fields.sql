-- phase: after-sync
-- Extra fields 附加项: a code names one field of one kind of record, whatever has become of it.
create unique index extra_fields_code on extra_fields (record, code);
