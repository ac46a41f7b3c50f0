-- What the operator loads for a partner: its claim keys, the licences of its clients and what was shipped to them. Rows
-- go by the operator's own names for them, so that the same file can be sent again.
create table claim_keys (
  partner_id uuid not null references partners (id),
  id uuid not null,
  external_id text not null,
  account_admin_id text,
  account_name text,
  po_number text,
  contract_start timestamptz(3),
  contract_end timestamptz(3),
  issued_at timestamptz(3),
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (partner_id, id),
  constraint claim_keys_external_id unique (partner_id, external_id)
);

create table licences (
  partner_id uuid not null,
  id uuid not null,
  org_id uuid not null,
  external_id text not null,
  -- Whether it stands for the organization or for one of its devices.
  per text not null check (per in ('organization', 'device')),
  state text not null,
  trial boolean not null,
  ends_at timestamptz(3),
  device_type text,
  -- The device that it is assigned to, which may not be registered yet.
  serial_number text,
  -- Claim keys by their external ids, whichever of the two is loaded first.
  claim_key text,
  prior_claim_key text,
  details jsonb not null,
  -- The last mail about its end: so many days before, and which end that was.
  warned_days integer,
  warned_end timestamptz(3),
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (partner_id, id),
  constraint licences_external_id unique (partner_id, external_id),
  foreign key (partner_id, org_id) references orgs (partner_id, id) on delete cascade
);
create index licences_by_org on licences (partner_id, org_id, per, id);
create index licences_by_end on licences (ends_at) where state in ('CLAIMED', 'NOT_RENEWED');

create table shipments (
  partner_id uuid not null,
  id uuid not null,
  org_id uuid not null,
  number text not null,
  state text not null,
  state_updated_at timestamptz(3),
  shipped_at timestamptz(3),
  details jsonb not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (partner_id, id),
  constraint shipments_number unique (partner_id, number),
  foreign key (partner_id, org_id) references orgs (partner_id, id) on delete cascade
);
create index shipments_by_org on shipments (partner_id, org_id, id);

-- What a partner tells the vendor about a sale it works on, in its own words.
create table deals (
  partner_id uuid not null references partners (id),
  id uuid not null,
  details jsonb not null,
  created_at timestamptz(3) not null,
  primary key (partner_id, id)
);

-- Whether a client is mailed about the end of its licences, besides its partner.
alter table orgs add column licence_mails boolean not null default false;

alter table claim_keys enable row level security;
alter table licences enable row level security;
alter table shipments enable row level security;
alter table deals enable row level security;

create policy tenant on claim_keys to tenantry_app
  using (partner_id = (select current_partner()) and (select any_org()))
  with check (partner_id = current_partner() and any_org());
create policy tenant on licences to tenantry_app
  using (partner_id = (select current_partner()) and ((select any_org()) or org_id = (select current_org())))
  with check (partner_id = current_partner() and (any_org() or org_id = current_org()));
create policy tenant on shipments to tenantry_app
  using (partner_id = (select current_partner()) and ((select any_org()) or org_id = (select current_org())))
  with check (partner_id = current_partner() and (any_org() or org_id = current_org()));
create policy tenant on deals to tenantry_app
  using (partner_id = (select current_partner()) and (select any_org()))
  with check (partner_id = current_partner() and any_org());

create policy operator on claim_keys to tenantry_operator using (true);
create policy operator on licences to tenantry_operator using (true);
create policy operator on shipments to tenantry_operator using (true);
create policy operator on deals for select to tenantry_operator using (true);

grant select on claim_keys, licences, shipments to tenantry_app;
-- The job that mails about an end writes down that it did.
grant update (warned_days, warned_end) on licences to tenantry_app;
grant select, insert on deals to tenantry_app;
grant select, insert, update on claim_keys, licences, shipments to tenantry_operator;
grant select on deals to tenantry_operator;

-- Keys that may do everything of their kind go on doing so.
update credentials set scopes = scopes || '{licences:read,licences:write,sales:read,sales:write}'
  where kind = 'partner_key'
    and scopes @> '{keys:write,members:write,orgs:write,secrets:write,budgets:write,locations:write}';
update credentials set scopes = scopes || '{licences:read}'
  where kind = 'org_key' and scopes @> '{org:manage,members:write,projects:write,locations:write}';
