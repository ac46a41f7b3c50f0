create table locations (
  partner_id uuid not null,
  id uuid not null,
  org_id uuid not null,
  parent_id uuid,
  name text not null,
  address1 text,
  address2 text,
  postal_code text,
  country_code text,
  latitude double precision,
  longitude double precision,
  time_zone text,
  policy_id uuid,
  labels text[] not null default '{}',
  floor_plans jsonb not null default '[]',
  created_at timestamptz(3) not null,
  primary key (partner_id, id),
  unique (partner_id, org_id, id),
  foreign key (partner_id, org_id) references orgs (partner_id, id) on delete cascade,
  foreign key (partner_id, org_id, parent_id) references locations (partner_id, org_id, id)
);
create index locations_by_org on locations (partner_id, org_id, id);
create index locations_by_parent on locations (partner_id, org_id, parent_id) where parent_id is not null;

create table devices (
  partner_id uuid not null,
  id uuid not null,
  org_id uuid not null,
  location_id uuid,
  type text not null,
  name text not null,
  serial_number text not null,
  hardware_variation text not null,
  firmware_version text,
  connected boolean not null default false,
  operational boolean not null default false,
  created_at timestamptz(3) not null,
  primary key (partner_id, id),
  foreign key (partner_id, org_id) references orgs (partner_id, id) on delete cascade,
  foreign key (partner_id, org_id, location_id) references locations (partner_id, org_id, id)
    on delete set null (location_id)
);
create index devices_by_org on devices (partner_id, org_id, type, id);

alter table locations enable row level security;
alter table devices enable row level security;
create policy tenant on locations to tenantry_app
  using (partner_id = (select current_partner()) and ((select any_org()) or org_id = (select current_org())))
  with check (partner_id = current_partner() and (any_org() or org_id = current_org()));
create policy tenant on devices to tenantry_app
  using (partner_id = (select current_partner()) and ((select any_org()) or org_id = (select current_org())))
  with check (partner_id = current_partner() and (any_org() or org_id = current_org()));
grant select, insert, update, delete on locations, devices to tenantry_app;
