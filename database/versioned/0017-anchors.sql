-- phase: after-sync
-- Evidence outside the house (spec: operations): each day the heads of all chains become one signed Merkle root.

-- The chains in the order in which they were first anchored: a chain's place in the tree never changes.
create table casework.anchor_chains (
  position integer primary key check (position >= 0),
  -- the issue's documentId
  chain text not null unique,
  at timestamptz not null default now()
);

-- A chain's head, for each day on which it had changed.
create table casework.anchor_heads (
  number integer not null,
  position integer not null references casework.anchor_chains,
  sequence integer not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  -- what stands beside the hash and covers what that does not, where there is such
  seal text,
  at timestamptz not null default now(),
  primary key (position, number)
);
create index anchor_heads_of_day on casework.anchor_heads (number, position);

create table casework.anchors (
  number integer primary key,
  -- in Asia/Shanghai
  day date not null unique,
  at timestamptz not null,
  chains integer not null,
  root text not null check (root ~ '^[0-9a-f]{64}$'),
  -- the text that is signed, the Ed25519 signature and the key (SPKI), in base64
  statement text not null,
  signature text not null,
  public_key text not null,
  -- the roots of blocks of 1,024 leaves, 32 bytes each: a proof needs no more than one block beside them
  blocks bytea not null
);

-- Where an anchor has been sent: once each.
create table casework.anchor_sent (
  number integer not null,
  way text not null,
  at timestamptz not null,
  primary key (number, way)
);
