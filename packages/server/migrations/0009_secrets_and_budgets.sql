-- A third-party credential that the gateway injects. A partner's is inherited by every organization that it manages.
create table secrets (
  partner_id uuid not null references partners (id),
  id uuid not null,
  org_id uuid,
  project_id uuid,
  tier text not null check (tier in ('partner', 'organization', 'project')),
  name text not null,
  type text not null check (type in ('anthropic', 'openai', 'generic')),
  host_pattern text not null,
  path_pattern text,
  injection jsonb,
  sealed bytea not null,
  -- What a list shows of the value: a mask, and how the provider takes it.
  preview text not null,
  auth_mode text check (auth_mode in ('api-key', 'oauth')),
  enabled boolean not null default true,
  only_granted boolean not null default false,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (partner_id, id),
  check ((tier = 'partner') = (org_id is null)),
  check ((tier = 'project') = (project_id is not null)),
  foreign key (partner_id, org_id) references orgs (partner_id, id) on delete cascade,
  foreign key (partner_id, org_id, project_id) references projects (partner_id, org_id, id) on delete cascade
);
create index secrets_by_org on secrets (partner_id, org_id, id);

-- What was assigned before there was anything to assign named nothing.
delete from agent_secrets;
alter table agent_secrets
  add foreign key (partner_id, secret_id) references secrets (partner_id, id) on delete cascade;

-- What an organization may spend on one of its partner's secrets.
create table budgets (
  partner_id uuid not null,
  org_id uuid not null,
  secret_id uuid not null,
  limit_cents integer not null check (limit_cents between 1 and 100000000),
  period text not null check (period in ('monthly', 'total')),
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (partner_id, org_id, secret_id),
  foreign key (partner_id, org_id) references orgs (partner_id, id) on delete cascade,
  foreign key (partner_id, secret_id) references secrets (partner_id, id) on delete cascade
);

-- What was spent in each month (UTC), whether or not there is a budget; a lifetime's is the sum. It outlives the secret.
create table spend (
  partner_id uuid not null,
  org_id uuid not null,
  secret_id uuid not null,
  period_start timestamptz(3) not null,
  nano_dollars bigint not null,
  primary key (partner_id, org_id, secret_id, period_start),
  foreign key (partner_id, org_id) references orgs (partner_id, id) on delete cascade
);

-- Stored answers are sealed in a place that their own row names, so that a new master key can take them over; those
-- from before, a day old at most, are not.
delete from idempotency_results;

alter table secrets enable row level security;
alter table budgets enable row level security;
alter table spend enable row level security;

create policy tenant on secrets to tenantry_app
  using (partner_id = (select current_partner()) and ((select any_org()) or org_id = (select current_org())))
  with check (partner_id = current_partner() and (any_org() or org_id = current_org()));
-- An organization reads what it inherits, and only until it detaches.
create policy inherited on secrets for select to tenantry_app
  using (
    tier = 'partner'
    and partner_id = (select current_partner())
    and (
      select exists (
        select 1 from orgs where partner_id = current_partner() and id = current_org() and status <> 'detached'
      )
    )
  );
-- An organization sees its budgets; its partner alone sets them.
create policy tenant on budgets to tenantry_app
  using (partner_id = (select current_partner()) and (select any_org()))
  with check (partner_id = current_partner() and any_org());
create policy own on budgets for select to tenantry_app
  using (partner_id = (select current_partner()) and org_id = (select current_org()));
create policy tenant on spend to tenantry_app
  using (partner_id = (select current_partner()) and ((select any_org()) or org_id = (select current_org())))
  with check (partner_id = current_partner() and (any_org() or org_id = current_org()));

grant select, insert, update, delete on secrets, budgets to tenantry_app;
grant select, insert, update on spend to tenantry_app;
