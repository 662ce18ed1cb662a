-- The workbench shows what was received last first, and what has no instant of receipt after all that have one. An index of the
-- other order of nulls does not serve that: every issue that is seen was read and sorted for one page.
create index if not exists issues_received_latest on issues (received_at desc nulls last, id desc);
