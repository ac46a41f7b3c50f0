-- What agents may do with the services they reach. A rule without a project is the whole organization's.
create table rules (
  partner_id uuid not null,
  id uuid not null,
  org_id uuid not null,
  project_id uuid,
  agent_id uuid,
  name text not null,
  host_pattern text not null,
  path_pattern text,
  method text check (method in ('GET', 'POST', 'PUT', 'PATCH', 'DELETE')),
  action text not null check (action in ('block', 'rate_limit', 'manual_approval', 'allow')),
  enabled boolean not null,
  rate_limit integer,
  rate_limit_window text check (rate_limit_window in ('minute', 'hour', 'day')),
  conditions jsonb not null default '[]',
  created_at timestamptz(3) not null,
  primary key (partner_id, id),
  check (agent_id is null or project_id is not null),
  check (action <> 'rate_limit' or (rate_limit is not null and rate_limit_window is not null)),
  foreign key (partner_id, org_id) references orgs (partner_id, id) on delete cascade,
  foreign key (partner_id, org_id, project_id) references projects (partner_id, org_id, id) on delete cascade,
  foreign key (partner_id, org_id, agent_id) references agents (partner_id, org_id, id) on delete cascade
);
create index rules_by_org on rules (partner_id, org_id, id);

-- Requests of agents that wait for a person's word. What was asked is sealed: it holds the agent's own data.
create table approvals (
  partner_id uuid not null,
  id uuid not null,
  org_id uuid not null,
  project_id uuid not null,
  agent_id uuid not null,
  sealed bytea not null,
  decision text check (decision in ('approve', 'deny', 'expired')),
  expires_at timestamptz(3) not null,
  decided_at timestamptz(3),
  created_at timestamptz(3) not null,
  primary key (partner_id, id),
  foreign key (partner_id, org_id, project_id) references projects (partner_id, org_id, id) on delete cascade,
  foreign key (partner_id, org_id, agent_id) references agents (partner_id, org_id, id) on delete cascade
);
create index approvals_pending on approvals (partner_id, org_id, id) where decision is null;
create index approvals_by_age on approvals (expires_at);

-- A place that waits for a team member: their project, agent and key work before they sign up.
create table team_provisions (
  partner_id uuid not null,
  id uuid not null,
  org_id uuid not null,
  project_id uuid not null,
  -- Reserved for whoever claims the place without an account of their own.
  user_id uuid not null,
  -- Who made it, where a person did: it ends with their place.
  made_by uuid,
  role text not null check (role in ('admin', 'member')),
  skip_onboarding boolean not null,
  token_hash bytea not null,
  sealed bytea not null,
  -- Made with a key that the partner may hold.
  from_partner boolean not null default false,
  expires_at timestamptz(3) not null,
  claimed_at timestamptz(3),
  claimed_by uuid,
  created_at timestamptz(3) not null,
  primary key (partner_id, id),
  check ((claimed_at is null) = (claimed_by is null)),
  foreign key (partner_id, org_id, project_id) references projects (partner_id, org_id, id) on delete cascade
);
create unique index team_provisions_token_hash on team_provisions (token_hash);
create index team_provisions_unclaimed on team_provisions (expires_at) where claimed_at is null;

-- Signs the certificates that the gateway shows to agents; of the installation, not of a tenant.
create table gateway_authorities (
  id uuid primary key,
  certificate text not null,
  sealed bytea not null,
  created_at timestamptz(3) not null
);

alter table rules enable row level security;
alter table approvals enable row level security;
alter table team_provisions enable row level security;
alter table gateway_authorities enable row level security;

create policy tenant on rules to tenantry_app
  using (partner_id = (select current_partner()) and ((select any_org()) or org_id = (select current_org())))
  with check (partner_id = current_partner() and (any_org() or org_id = current_org()));
create policy tenant on approvals to tenantry_app
  using (partner_id = (select current_partner()) and ((select any_org()) or org_id = (select current_org())))
  with check (partner_id = current_partner() and (any_org() or org_id = current_org()));
create policy tenant on team_provisions to tenantry_app
  using (partner_id = (select current_partner()) and ((select any_org()) or org_id = (select current_org())))
  with check (partner_id = current_partner() and (any_org() or org_id = current_org()));
create policy lookup on team_provisions for select to tenantry_lookup using (true);
create policy lookup on gateway_authorities to tenantry_lookup using (true);

grant select, insert, update, delete on rules, approvals, team_provisions to tenantry_app;
grant select (partner_id, id, org_id, project_id, user_id, role, skip_onboarding, from_partner, token_hash, expires_at, claimed_at)
  on team_provisions to tenantry_lookup;
grant select, insert on gateway_authorities to tenantry_lookup;
