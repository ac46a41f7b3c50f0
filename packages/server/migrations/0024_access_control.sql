-- Doors, who may go through them and when: what an organization keeps of its access control.

-- What the door controllers of an organization open.
create table doors (
  partner_id uuid not null,
  id uuid not null,
  org_id uuid not null,
  device_id uuid not null,
  -- What the controller calls the door.
  key text not null,
  name text not null,
  -- Whether the controller can release a lock there.
  lockable boolean not null,
  unlock_seconds integer,
  ajar_seconds integer,
  -- A door that its controller no longer names keeps its row: when it is named again it is the same door.
  removed_at timestamptz(3),
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (partner_id, id),
  unique (partner_id, device_id, key),
  foreign key (partner_id, org_id, device_id) references devices (partner_id, org_id, id) on delete cascade
);
create index doors_by_org on doors (partner_id, org_id, id) where removed_at is null;

create table access_groups (
  partner_id uuid not null,
  id uuid not null,
  org_id uuid not null,
  location_id uuid,
  name text not null,
  description text,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (partner_id, id),
  foreign key (partner_id, org_id) references orgs (partner_id, id) on delete cascade,
  foreign key (partner_id, org_id, location_id) references locations (partner_id, org_id, id)
    on delete set null (location_id)
);
create index access_groups_by_org on access_groups (partner_id, org_id, id);

create table access_group_members (
  partner_id uuid not null,
  org_id uuid not null,
  group_id uuid not null,
  membership_id uuid not null,
  created_at timestamptz(3) not null,
  primary key (partner_id, group_id, membership_id),
  foreign key (partner_id, group_id) references access_groups (partner_id, id) on delete cascade,
  foreign key (partner_id, membership_id) references memberships (partner_id, id) on delete cascade
);
create index access_group_members_by_membership on access_group_members (partner_id, membership_id);

-- Who may go through which doors of a location, and when. What has gone of the people, groups and doors that it names is
-- left out where it is read.
create table access_grants (
  partner_id uuid not null,
  id uuid not null,
  org_id uuid not null,
  location_id uuid not null,
  name text not null,
  schedule_id uuid,
  door_ids uuid[] not null,
  membership_ids uuid[] not null,
  group_ids uuid[] not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (partner_id, id),
  foreign key (partner_id, org_id) references orgs (partner_id, id) on delete cascade,
  foreign key (partner_id, org_id, location_id) references locations (partner_id, org_id, id) on delete cascade,
  foreign key (partner_id, org_id, schedule_id) references schedules (partner_id, org_id, id)
);
create index access_grants_by_schedule on access_grants (partner_id, schedule_id) where schedule_id is not null;
create index access_grants_by_org on access_grants (partner_id, org_id, id);
create index access_grants_by_location on access_grants (partner_id, org_id, location_id);

-- The key by which an organization's badges are looked up. Their numbers are short: a plain hash of one could be undone
-- by trying them all.
create table badge_keys (
  partner_id uuid not null,
  org_id uuid not null,
  sealed bytea not null,
  primary key (partner_id, org_id),
  foreign key (partner_id, org_id) references orgs (partner_id, id) on delete cascade
);

-- What a person shows at a door: a card, a fob, a number.
create table badges (
  partner_id uuid not null,
  id uuid not null,
  org_id uuid not null,
  membership_id uuid not null,
  -- HMAC-SHA-256 of the value by the organization's badge key; the value itself is not kept.
  value_hash bytea not null,
  status text not null check (status in ('active', 'suspended', 'revoked')),
  note text,
  last_used_at timestamptz(3),
  last_used_door_id uuid,
  last_used_location_id uuid,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (partner_id, id),
  foreign key (partner_id, org_id) references orgs (partner_id, id) on delete cascade,
  foreign key (partner_id, membership_id) references memberships (partner_id, id) on delete cascade
);
-- One value opens doors for one person.
create unique index badges_value on badges (partner_id, org_id, value_hash) where status <> 'revoked';
create index badges_by_membership on badges (partner_id, org_id, membership_id, id);

-- What becomes of the doors of a location in an emergency.
create table lockdown_plans (
  partner_id uuid not null,
  id uuid not null,
  org_id uuid not null,
  location_id uuid not null,
  name text not null,
  details jsonb not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (partner_id, id),
  foreign key (partner_id, org_id) references orgs (partner_id, id) on delete cascade,
  foreign key (partner_id, org_id, location_id) references locations (partner_id, org_id, id) on delete cascade
);
create index lockdown_plans_by_org on lockdown_plans (partner_id, org_id, id);

-- Which plans are in force at a location; none in a row that is left from before.
create table lockdowns (
  partner_id uuid not null,
  org_id uuid not null,
  location_id uuid not null,
  plan_ids uuid[] not null,
  changed_at timestamptz(3) not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (partner_id, location_id),
  foreign key (partner_id, org_id, location_id) references locations (partner_id, org_id, id) on delete cascade
);

-- Whether somebody is to watch over the alarms of a location.
create table monitorings (
  partner_id uuid not null,
  org_id uuid not null,
  location_id uuid not null,
  enabled boolean not null,
  enabled_at timestamptz(3),
  disabled_at timestamptz(3),
  primary key (partner_id, location_id),
  foreign key (partner_id, org_id, location_id) references locations (partner_id, org_id, id) on delete cascade
);

alter table doors enable row level security;
alter table access_groups enable row level security;
alter table access_group_members enable row level security;
alter table access_grants enable row level security;
alter table badge_keys enable row level security;
alter table badges enable row level security;
alter table lockdown_plans enable row level security;
alter table lockdowns enable row level security;
alter table monitorings enable row level security;
create policy tenant on doors to tenantry_app
  using (partner_id = (select current_partner()) and ((select any_org()) or org_id = (select current_org())))
  with check (partner_id = current_partner() and (any_org() or org_id = current_org()));
create policy tenant on access_groups to tenantry_app
  using (partner_id = (select current_partner()) and ((select any_org()) or org_id = (select current_org())))
  with check (partner_id = current_partner() and (any_org() or org_id = current_org()));
create policy tenant on access_group_members to tenantry_app
  using (partner_id = (select current_partner()) and ((select any_org()) or org_id = (select current_org())))
  with check (partner_id = current_partner() and (any_org() or org_id = current_org()));
create policy tenant on access_grants to tenantry_app
  using (partner_id = (select current_partner()) and ((select any_org()) or org_id = (select current_org())))
  with check (partner_id = current_partner() and (any_org() or org_id = current_org()));
create policy tenant on badge_keys to tenantry_app
  using (partner_id = (select current_partner()) and ((select any_org()) or org_id = (select current_org())))
  with check (partner_id = current_partner() and (any_org() or org_id = current_org()));
create policy tenant on badges to tenantry_app
  using (partner_id = (select current_partner()) and ((select any_org()) or org_id = (select current_org())))
  with check (partner_id = current_partner() and (any_org() or org_id = current_org()));
create policy tenant on lockdown_plans to tenantry_app
  using (partner_id = (select current_partner()) and ((select any_org()) or org_id = (select current_org())))
  with check (partner_id = current_partner() and (any_org() or org_id = current_org()));
create policy tenant on lockdowns to tenantry_app
  using (partner_id = (select current_partner()) and ((select any_org()) or org_id = (select current_org())))
  with check (partner_id = current_partner() and (any_org() or org_id = current_org()));
create policy tenant on monitorings to tenantry_app
  using (partner_id = (select current_partner()) and ((select any_org()) or org_id = (select current_org())))
  with check (partner_id = current_partner() and (any_org() or org_id = current_org()));
grant select, insert, update, delete on doors, access_groups, access_group_members, access_grants,
  badge_keys, badges, lockdown_plans, lockdowns, monitorings to tenantry_app;

-- Keys that may do everything of their kind go on doing so.
update credentials set scopes = scopes || '{doors:read,doors:write}'
  where kind = 'partner_key'
    and scopes @> '{keys:write,members:write,orgs:write,secrets:write,budgets:write,locations:write}';
update credentials set scopes = scopes || '{doors:read,doors:write}'
  where kind = 'org_key' and scopes @> '{org:manage,members:write,projects:write,locations:write}';
