-- Official documents (spec 4): written by their life's steps only, issued for ever, never deleted. A number is given in
-- the transaction that issues (casework.next_number locks the counter till it ends), so there is no gap.

create or replace trigger casework_only_actions before insert or update on official_documents
  for each row execute function casework.only_actions();
create or replace trigger casework_never_delete before delete on official_documents
  for each row execute function casework.never();
create or replace trigger casework_never_truncate before truncate on official_documents
  for each statement execute function casework.never();

-- An issued document is kept unchanged, inside an action too: it may be revoked once, and its receiver acknowledges
-- and answers it once.
create or replace function casework.keep_issued() returns trigger language plpgsql as $$
declare
  v_later text[] := array['state', 'revoked_at', 'revoked_by', 'revoke_reason', 'receipt_at', 'receipt_by', 'reply_at',
                          'replied_by', 'reply_text', 'created_by_id', 'updated_by_id', 'updated_at'];
begin
  if old.state in ('issued', 'revoked') and (
       (to_jsonb(new) - v_later) is distinct from (to_jsonb(old) - v_later)
       or new.state not in ('issued', 'revoked')
       or (old.state = 'revoked' and (new.state, new.revoked_at, new.revoke_reason)
             is distinct from (old.state, old.revoked_at, old.revoke_reason))
       or (old.receipt_at is not null and new.receipt_at is distinct from old.receipt_at)
       or (old.reply_at is not null and (new.reply_at, new.reply_text) is distinct from (old.reply_at, old.reply_text))) then
    raise exception 'casework: % has been issued', tg_table_name using errcode = 'QM004';
  end if;
  return new;
end $$;
create or replace trigger casework_keep_issued before update on official_documents
  for each row execute function casework.keep_issued();

create or replace trigger casework_only_actions before insert on casework.document_files
  for each row execute function casework.only_actions();
create or replace trigger casework_never_change before update or delete on casework.document_files
  for each row execute function casework.never();
create or replace trigger casework_never_truncate before truncate on casework.document_files
  for each statement execute function casework.never();
