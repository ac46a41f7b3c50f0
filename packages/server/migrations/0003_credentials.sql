create table credentials (
  partner_id uuid not null references partners (id),
  id uuid not null,
  org_id uuid,
  project_id uuid,
  agent_id uuid,
  kind text not null check (kind in ('partner_key', 'org_key', 'project_key', 'agent_token')),
  format text not null default 'opaque' check (format in ('opaque', 'jwt')),
  name text not null,
  -- The last characters, for people to tell keys apart.
  hint text not null,
  token_hash bytea not null,
  -- Only what a documented call shows again: agent tokens, and project keys that are somebody's own.
  sealed bytea,
  scopes text[] not null,
  expires_at timestamptz(3),
  revoked_at timestamptz(3),
  created_at timestamptz(3) not null,
  primary key (partner_id, id),
  check ((kind = 'partner_key') = (org_id is null)),
  foreign key (partner_id, org_id) references orgs (partner_id, id) on delete cascade,
  foreign key (partner_id, org_id, project_id) references projects (partner_id, org_id, id) on delete cascade,
  foreign key (partner_id, org_id, agent_id) references agents (partner_id, org_id, id) on delete cascade
);
create unique index credentials_token_hash on credentials (token_hash);
create index credentials_by_org on credentials (partner_id, org_id);

create table claim_links (
  partner_id uuid not null,
  id uuid not null,
  org_id uuid not null,
  token_hash bytea not null,
  -- The live link is shown again where the gateway asks for a claim.
  sealed bytea not null,
  expires_at timestamptz(3) not null,
  used_at timestamptz(3),
  replaced_at timestamptz(3),
  created_at timestamptz(3) not null,
  primary key (partner_id, id),
  foreign key (partner_id, org_id) references orgs (partner_id, id) on delete cascade
);
create unique index claim_links_token_hash on claim_links (token_hash);
create unique index claim_links_live on claim_links (partner_id, org_id) where used_at is null and replaced_at is null;

-- Signs the keys that are JWTs; of the installation, not of a tenant.
create table signing_keys (
  kid text primary key,
  public_jwk jsonb not null,
  sealed bytea not null,
  created_at timestamptz(3) not null
);

-- Sealed facts of the installation: the probe that tells a wrong master key before it does harm.
create table installation (
  name text primary key,
  sealed bytea not null
);

alter table credentials enable row level security;
alter table claim_links enable row level security;
alter table signing_keys enable row level security;
alter table installation enable row level security;

create policy tenant on credentials to tenantry_app
  using (partner_id = (select current_partner()) and ((select any_org()) or org_id = (select current_org())))
  with check (partner_id = current_partner() and (any_org() or org_id = current_org()));
create policy tenant on claim_links to tenantry_app
  using (partner_id = (select current_partner()) and ((select any_org()) or org_id = (select current_org())))
  with check (partner_id = current_partner() and (any_org() or org_id = current_org()));
-- The operator sees partner keys alone; the agent token that each partner's own organization begins with it only writes.
create policy operator on credentials to tenantry_operator
  using (kind = 'partner_key') with check (kind in ('partner_key', 'agent_token'));
create policy lookup on credentials for select to tenantry_lookup using (true);
create policy lookup on claim_links for select to tenantry_lookup using (true);
create policy lookup on signing_keys to tenantry_lookup using (true);

grant select, insert, update, delete on credentials, claim_links to tenantry_app;
grant select, insert, update on credentials to tenantry_operator;
grant select (partner_id, id, org_id, project_id, agent_id, kind, token_hash, scopes, expires_at, revoked_at)
  on credentials to tenantry_lookup;
grant select (partner_id, org_id, token_hash, expires_at, used_at, replaced_at) on claim_links to tenantry_lookup;
grant select, insert on signing_keys to tenantry_lookup;
