-- What devices sense. It is telemetry: many rows are written at once, kept for a set time, and none is an event.

-- The newest of each reading of a device: `{"name": [value, milliseconds since 1970]}`.
create table latest_readings (
  partner_id uuid not null,
  org_id uuid not null,
  device_id uuid not null,
  readings jsonb not null,
  primary key (partner_id, device_id),
  foreign key (partner_id, org_id, device_id) references devices (partner_id, org_id, id) on delete cascade
);

-- What a device read at one moment: `{"name": value}`.
create table readings (
  partner_id uuid not null,
  org_id uuid not null,
  device_id uuid not null,
  -- Where the device was then.
  location_id uuid,
  readings jsonb not null,
  at timestamptz(3) not null,
  primary key (partner_id, device_id, at),
  foreign key (partner_id, org_id, device_id) references devices (partner_id, org_id, id) on delete cascade
);
create index readings_by_age on readings (at);

-- The numbers of an hour, for longer than what they are made of.
create table hourly_readings (
  partner_id uuid not null,
  org_id uuid not null,
  device_id uuid not null,
  name text not null,
  hour timestamptz(0) not null,
  count integer not null,
  total double precision not null,
  lowest double precision not null,
  highest double precision not null,
  primary key (partner_id, device_id, name, hour),
  foreign key (partner_id, org_id, device_id) references devices (partner_id, org_id, id) on delete cascade
);
create index hourly_readings_by_age on hourly_readings (hour);

-- What happened at a device at one moment. The id is made of what was told, so that nothing is kept twice.
create table occurrences (
  partner_id uuid not null,
  id uuid not null,
  org_id uuid not null,
  device_id uuid not null,
  location_id uuid,
  kind text not null,
  data jsonb not null,
  at timestamptz(3) not null,
  primary key (partner_id, id),
  foreign key (partner_id, org_id, device_id) references devices (partner_id, org_id, id) on delete cascade
);
create index occurrences_by_device on occurrences (partner_id, org_id, device_id, at, id);
create index occurrences_by_location on occurrences (partner_id, org_id, location_id, at, id);
create index occurrences_by_org on occurrences (partner_id, org_id, kind, at, id);
create index occurrences_by_age on occurrences (at);

-- How often it happened, for longer than what is counted. Time zones differ from UTC by quarters of an hour.
create table occurrence_counts (
  partner_id uuid not null,
  org_id uuid not null,
  device_id uuid not null,
  location_id uuid,
  kind text not null,
  activity text not null,
  quarter timestamptz(0) not null,
  count integer not null,
  unique nulls not distinct (partner_id, org_id, device_id, location_id, kind, activity, quarter),
  foreign key (partner_id, org_id, device_id) references devices (partner_id, org_id, id) on delete cascade
);
create index occurrence_counts_by_org on occurrence_counts (partner_id, org_id, kind, quarter);
create index occurrence_counts_by_age on occurrence_counts (quarter);

-- Readings may arrive in any order: of two of one name the newer is kept, of two at one moment the one told last.
create function newest_readings(known jsonb, told jsonb) returns jsonb language sql immutable parallel safe as $$
  select coalesce(jsonb_object_agg(name, reading), '{}')
  from (
    select distinct on (name) name, reading
    from (
      select key as name, value as reading, 0 as turn from jsonb_each(known)
      union all
      select key, value, 1 from jsonb_each(told)
    ) as all_of_them
    order by name, (reading ->> 1)::numeric desc, turn desc
  ) as newest
$$;

-- What people say of a device.
alter table devices
  add column description text,
  add column floor_number integer,
  add column latitude double precision,
  add column longitude double precision,
  add column direction_radians double precision,
  add column policy_id uuid,
  add column custom_data text,
  -- What the parts of a device are called, such as the lenses of a camera: `{"v0": "Gate"}`.
  add column part_names jsonb not null default '{}',
  -- Put away: kept, and no longer in lists.
  add column put_away boolean not null default false,
  add column config_changed_at timestamptz(3);

-- What a device is to do, until it has asked with a heartbeat.
create table device_commands (
  partner_id uuid not null,
  id uuid not null,
  org_id uuid not null,
  device_id uuid not null,
  kind text not null,
  data jsonb not null,
  created_at timestamptz(3) not null,
  -- A device that comes back later is not to do it any more.
  expires_at timestamptz(3) not null,
  delivered_at timestamptz(3),
  primary key (partner_id, id),
  foreign key (partner_id, org_id, device_id) references devices (partner_id, org_id, id) on delete cascade
);
create index device_commands_waiting on device_commands (partner_id, device_id) where delivered_at is null;
create index device_commands_by_age on device_commands (expires_at);

alter table device_commands enable row level security;
create policy tenant on device_commands to tenantry_app
  using (partner_id = (select current_partner()) and ((select any_org()) or org_id = (select current_org())))
  with check (partner_id = current_partner() and (any_org() or org_id = current_org()));
grant select, insert, update on device_commands to tenantry_app;

alter table latest_readings enable row level security;
alter table readings enable row level security;
alter table hourly_readings enable row level security;
alter table occurrences enable row level security;
alter table occurrence_counts enable row level security;
create policy tenant on latest_readings to tenantry_app
  using (partner_id = (select current_partner()) and ((select any_org()) or org_id = (select current_org())))
  with check (partner_id = current_partner() and (any_org() or org_id = current_org()));
create policy tenant on readings to tenantry_app
  using (partner_id = (select current_partner()) and ((select any_org()) or org_id = (select current_org())))
  with check (partner_id = current_partner() and (any_org() or org_id = current_org()));
create policy tenant on hourly_readings to tenantry_app
  using (partner_id = (select current_partner()) and ((select any_org()) or org_id = (select current_org())))
  with check (partner_id = current_partner() and (any_org() or org_id = current_org()));
create policy tenant on occurrences to tenantry_app
  using (partner_id = (select current_partner()) and ((select any_org()) or org_id = (select current_org())))
  with check (partner_id = current_partner() and (any_org() or org_id = current_org()));
create policy tenant on occurrence_counts to tenantry_app
  using (partner_id = (select current_partner()) and ((select any_org()) or org_id = (select current_org())))
  with check (partner_id = current_partner() and (any_org() or org_id = current_org()));
grant select, insert on readings, occurrences to tenantry_app;
grant select, insert, update on latest_readings, hourly_readings, occurrence_counts to tenantry_app;
