-- What opens the operator's pages in a browser: links that lead there once, and sessions. The hashes are made with the
-- operator key, so that none of them outlives it.
create table operator_passes (
  id uuid primary key,
  kind text not null check (kind in ('link', 'session')),
  token_hash bytea not null,
  expires_at timestamptz(3) not null,
  created_at timestamptz(3) not null
);
create unique index operator_passes_token_hash on operator_passes (token_hash);
create index operator_passes_by_end on operator_passes (expires_at);
alter table operator_passes enable row level security;
create policy operator on operator_passes to tenantry_operator using (true);
grant select, insert, delete on operator_passes to tenantry_operator;

-- How many organizations there are in which state, for the operator; of none what it is called.
grant select (status) on orgs to tenantry_operator;
