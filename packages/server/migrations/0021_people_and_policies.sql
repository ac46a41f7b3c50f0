-- What a person is called by whoever gave them their place.
alter table memberships add column name text;
-- Whoever looks for a person's places needs to know everything about them but that.
revoke select on memberships from tenantry_lookup;
grant select (partner_id, id, org_id, email, user_id, role, from_partner, created_at)
  on memberships to tenantry_lookup;

-- Times of the week that repeat; access and policies go by them.
create table schedules (
  partner_id uuid not null,
  id uuid not null,
  org_id uuid not null,
  name text not null,
  -- Minutes since Monday 00:00, as a list of {from, to}.
  intervals jsonb not null,
  one_time boolean not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (partner_id, id),
  unique (partner_id, org_id, id),
  foreign key (partner_id, org_id) references orgs (partner_id, id) on delete cascade
);

-- What devices of a kind are to look out for, always and by schedule.
create table policies (
  partner_id uuid not null,
  id uuid not null,
  org_id uuid not null,
  kind text not null check (kind in ('camera', 'door')),
  name text not null,
  description text,
  triggers jsonb not null,
  ajar_seconds integer,
  scheduled jsonb not null,
  -- The schedules in it. Whoever deletes one holds its row, and so does whoever comes to use it.
  schedule_ids uuid[] not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (partner_id, id),
  unique (partner_id, org_id, id),
  foreign key (partner_id, org_id) references orgs (partner_id, id) on delete cascade
);

-- What is to happen when something has happened. Triggers and action are in the words of whoever wrote the rule.
create table alert_rules (
  partner_id uuid not null,
  id uuid not null,
  org_id uuid not null,
  name text not null,
  kind text not null,
  enabled boolean not null,
  conjunction text not null check (conjunction in ('and', 'or')),
  triggers jsonb not null,
  action jsonb not null,
  backoff_seconds integer,
  schedule_ids uuid[] not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (partner_id, id),
  unique (partner_id, org_id, id),
  foreign key (partner_id, org_id) references orgs (partner_id, id) on delete cascade
);

-- Vehicles that an organization knows by their plates.
create table vehicles (
  partner_id uuid not null,
  id uuid not null,
  org_id uuid not null,
  plate text not null,
  name text,
  description text,
  labels text[] not null default '{}',
  created_at timestamptz(3) not null,
  primary key (partner_id, id),
  constraint vehicles_plate unique (partner_id, org_id, plate),
  foreign key (partner_id, org_id) references orgs (partner_id, id) on delete cascade
);

-- Policies were kept as given until now, and named nothing.
update locations set policy_id = null;
alter table locations add foreign key (partner_id, org_id, policy_id) references policies (partner_id, org_id, id);
create index locations_by_policy on locations (partner_id, policy_id) where policy_id is not null;

alter table schedules enable row level security;
alter table policies enable row level security;
alter table alert_rules enable row level security;
alter table vehicles enable row level security;
create policy tenant on schedules to tenantry_app
  using (partner_id = (select current_partner()) and ((select any_org()) or org_id = (select current_org())))
  with check (partner_id = current_partner() and (any_org() or org_id = current_org()));
create policy tenant on policies to tenantry_app
  using (partner_id = (select current_partner()) and ((select any_org()) or org_id = (select current_org())))
  with check (partner_id = current_partner() and (any_org() or org_id = current_org()));
create policy tenant on alert_rules to tenantry_app
  using (partner_id = (select current_partner()) and ((select any_org()) or org_id = (select current_org())))
  with check (partner_id = current_partner() and (any_org() or org_id = current_org()));
create policy tenant on vehicles to tenantry_app
  using (partner_id = (select current_partner()) and ((select any_org()) or org_id = (select current_org())))
  with check (partner_id = current_partner() and (any_org() or org_id = current_org()));
grant select, insert, update, delete on schedules, policies, alert_rules, vehicles to tenantry_app;
