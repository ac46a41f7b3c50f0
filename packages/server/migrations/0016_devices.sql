-- What a partner may register with its clients. The operator loads it.
create table hardware (
  partner_id uuid not null references partners (id),
  id uuid not null,
  serial_number text not null,
  device_type text not null,
  model text not null,
  mac_address text,
  -- SHA-256 of what the device proves itself with, which its maker has put into it.
  activation_hash bytea not null,
  created_at timestamptz(3) not null,
  primary key (partner_id, id)
);
-- A serial number names one thing in the world, whoever sells it.
create unique index hardware_serial_number on hardware (serial_number);

alter table devices
  -- Without: put in by hand, or gone to another client.
  add column hardware_id uuid,
  -- Until the device has reported for the first time.
  add column pending boolean not null default false,
  -- A device that was taken away stays, with what it has reported.
  add column removed_at timestamptz(3),
  add column last_seen_at timestamptz(3),
  -- The customer's wireless network, until the device has been told of it.
  add column sealed bytea,
  add column force_low_bandwidth boolean,
  add column inactivity_timeout integer,
  add column config jsonb not null default '{}',
  add unique (partner_id, org_id, id),
  add foreign key (partner_id, hardware_id) references hardware (partner_id, id);
create unique index devices_hardware on devices (partner_id, hardware_id) where hardware_id is not null;
create index devices_by_partner on devices (partner_id, id) where removed_at is null;

-- A device's own token; it ends with the device's registration.
alter table credentials
  add column device_id uuid,
  drop constraint credentials_kind_check,
  add constraint credentials_kind_check
    check (kind in ('partner_key', 'org_key', 'project_key', 'agent_token', 'device_token')),
  add foreign key (partner_id, org_id, device_id) references devices (partner_id, org_id, id) on delete cascade;
create index credentials_by_device on credentials (partner_id, device_id) where device_id is not null;
grant select (device_id) on credentials to tenantry_lookup;

alter table hardware enable row level security;
-- A partner's stock is nothing that one of its clients may see.
create policy tenant on hardware to tenantry_app
  using (partner_id = (select current_partner()) and (select any_org()))
  with check (partner_id = current_partner() and any_org());
create policy operator on hardware to tenantry_operator using (true) with check (true);
-- How a device that knows nothing but its serial number finds where it belongs.
create policy lookup on hardware for select to tenantry_lookup using (true);
create policy lookup on devices for select to tenantry_lookup using (true);
grant select (partner_id, id, serial_number, activation_hash) on hardware to tenantry_lookup;
grant select (partner_id, id, org_id, hardware_id) on devices to tenantry_lookup;
grant select on hardware to tenantry_app;
grant select, insert, update on hardware to tenantry_operator;

-- Keys that may do everything of their kind go on doing so.
update credentials set scopes = scopes || '{devices:write,hardware:read}'
  where kind = 'partner_key'
    and scopes @> '{keys:write,members:write,orgs:write,secrets:write,budgets:write,locations:write}';
update credentials set scopes = scopes || '{devices:write}'
  where kind = 'org_key' and scopes @> '{org:manage,members:write,projects:write,locations:write}';
