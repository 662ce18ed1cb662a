-- phase: after-sync
-- Messages of the mailbox (IMAP_URL) that have been dealt with, each once: by Message-ID, whichever instance reads
-- it and however often it lies there. Of what was left out (automatic replies, bounces, lists) this is all that is kept.
create table casework.mail_messages (
  mailbox text not null,
  message_id text not null,
  outcome text not null check (outcome in ('intake', 'attached', 'auto-reply', 'bounce', 'list', 'own')),
  intake_id integer,
  at timestamptz not null,
  primary key (mailbox, message_id)
);
