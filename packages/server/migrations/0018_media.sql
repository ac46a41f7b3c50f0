-- Frames that devices upload, kept for some days. They are in the database since nodes share nothing else.
create table snapshots (
  partner_id uuid not null,
  id uuid not null,
  org_id uuid not null,
  device_id uuid not null,
  -- When the device took it, by its own clock.
  taken_at timestamptz(3) not null,
  media_type text not null check (media_type in ('image/jpeg', 'image/png', 'image/webp')),
  byte_count integer not null check (byte_count between 1 and 10485760),
  width integer not null,
  height integer not null,
  content bytea not null,
  created_at timestamptz(3) not null,
  primary key (partner_id, id),
  foreign key (partner_id, org_id, device_id) references devices (partner_id, org_id, id) on delete cascade
);
-- Images are compressed already, and a part of one is read without the rest.
alter table snapshots alter column content set storage external;
create index snapshots_by_device on snapshots (partner_id, org_id, device_id, taken_at, id);
create index snapshots_by_time on snapshots (taken_at);

-- Lets whoever holds it see the media of one organization, for a while and no longer than the key that minted it.
create table federated_tokens (
  partner_id uuid not null,
  id uuid not null,
  org_id uuid not null,
  -- The key that minted it, and that it acts for.
  credential_id uuid not null,
  token_hash bytea not null,
  -- The site whose pages may use it.
  domain text,
  expires_at timestamptz(3) not null,
  created_at timestamptz(3) not null,
  primary key (partner_id, id),
  foreign key (partner_id, org_id) references orgs (partner_id, id) on delete cascade,
  foreign key (partner_id, credential_id) references credentials (partner_id, id) on delete cascade
);
create unique index federated_tokens_token_hash on federated_tokens (token_hash);
create index federated_tokens_by_org on federated_tokens (partner_id, org_id, expires_at);
create index federated_tokens_by_credential on federated_tokens (partner_id, credential_id);
create index federated_tokens_by_end on federated_tokens (expires_at);

alter table snapshots enable row level security;
alter table federated_tokens enable row level security;
create policy tenant on snapshots to tenantry_app
  using (partner_id = (select current_partner()) and ((select any_org()) or org_id = (select current_org())))
  with check (partner_id = current_partner() and (any_org() or org_id = current_org()));
create policy tenant on federated_tokens to tenantry_app
  using (partner_id = (select current_partner()) and ((select any_org()) or org_id = (select current_org())))
  with check (partner_id = current_partner() and (any_org() or org_id = current_org()));
create policy lookup on federated_tokens for select to tenantry_lookup using (true);
grant select, insert, delete on snapshots to tenantry_app;
grant select, insert on federated_tokens to tenantry_app;
grant select (partner_id, org_id, credential_id, token_hash, domain, expires_at) on federated_tokens to tenantry_lookup;

-- Keys that may do everything of their kind go on doing so.
update credentials set scopes = scopes || '{media:read}'
  where kind = 'partner_key'
    and scopes @> '{keys:write,members:write,orgs:write,secrets:write,budgets:write,locations:write,devices:write}';
update credentials set scopes = scopes || '{media:read}'
  where kind = 'org_key' and scopes @> '{org:manage,members:write,projects:write,locations:write,devices:write}';
