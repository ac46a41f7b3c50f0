create table partners (
  id uuid primary key,
  name text not null,
  owner_email text not null,
  active boolean not null default true,
  own_org_id uuid not null,
  ip_allow_list text[] not null default '{}',
  rate_limit_per_minute integer,
  default_ai_instructions text,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);

create table orgs (
  partner_id uuid not null references partners (id),
  id uuid not null,
  is_own boolean not null default false,
  name text not null,
  slug text not null,
  status text not null default 'unclaimed' check (status in ('unclaimed', 'claimed', 'detached')),
  external_id text,
  website text,
  language text not null default 'en',
  ai_instructions text,
  widget_token text,
  contact_name text,
  contact_email text,
  claimed_at timestamptz(3),
  claimed_by_email text,
  partner_access_allowed boolean not null default true,
  partner_access_until timestamptz(3),
  suspended_at timestamptz(3),
  force_low_bandwidth boolean,
  inactivity_timeout integer,
  created_at timestamptz(3) not null,
  primary key (partner_id, id),
  constraint orgs_slug unique (partner_id, slug)
);
create unique index orgs_external_id on orgs (partner_id, external_id) where external_id is not null;
create unique index orgs_widget_token on orgs (widget_token) where widget_token is not null;
-- Deep pages of a list walk this index alone and fetch only the page's own rows.
create index orgs_clients on orgs (partner_id, id) where not is_own;

-- The number of client organizations is the sum of a partner's slots. A transaction takes a slot that no other one
-- holds and makes a new slot when all are held, so that parallel creates never wait for one another.
create table org_counts (
  partner_id uuid not null references partners (id),
  slot uuid not null,
  orgs integer not null,
  primary key (partner_id, slot)
);

create table projects (
  partner_id uuid not null,
  id uuid not null,
  org_id uuid not null,
  name text not null,
  slug text not null,
  is_default boolean not null default false,
  created_at timestamptz(3) not null,
  primary key (partner_id, id),
  unique (partner_id, org_id, id),
  unique (partner_id, org_id, slug),
  foreign key (partner_id, org_id) references orgs (partner_id, id) on delete cascade
);

create table agents (
  partner_id uuid not null,
  id uuid not null,
  org_id uuid not null,
  project_id uuid not null,
  name text not null,
  identifier text not null,
  is_default boolean not null default false,
  created_at timestamptz(3) not null,
  primary key (partner_id, id),
  unique (partner_id, org_id, id),
  unique (partner_id, project_id, identifier),
  foreign key (partner_id, org_id, project_id) references projects (partner_id, org_id, id) on delete cascade
);

create table org_connections (
  partner_id uuid not null,
  id uuid not null,
  org_id uuid not null,
  provider text not null,
  name text not null,
  sealed bytea not null,
  created_at timestamptz(3) not null,
  primary key (partner_id, id),
  unique (partner_id, org_id, provider, name),
  foreign key (partner_id, org_id) references orgs (partner_id, id) on delete cascade
);

alter table partners enable row level security;
alter table orgs enable row level security;
alter table org_counts enable row level security;
alter table projects enable row level security;
alter table agents enable row level security;
alter table org_connections enable row level security;

create policy tenant on partners to tenantry_app using (id = (select current_partner()));
create policy tenant on orgs to tenantry_app
  using (partner_id = (select current_partner()) and ((select any_org()) or id = (select current_org())))
  with check (partner_id = current_partner() and (any_org() or id = current_org()));
create policy tenant on org_counts to tenantry_app
  using (partner_id = (select current_partner()) and (select any_org()))
  with check (partner_id = current_partner() and any_org());
create policy tenant on projects to tenantry_app
  using (partner_id = (select current_partner()) and ((select any_org()) or org_id = (select current_org())))
  with check (partner_id = current_partner() and (any_org() or org_id = current_org()));
create policy tenant on agents to tenantry_app
  using (partner_id = (select current_partner()) and ((select any_org()) or org_id = (select current_org())))
  with check (partner_id = current_partner() and (any_org() or org_id = current_org()));
create policy tenant on org_connections to tenantry_app
  using (partner_id = (select current_partner()) and ((select any_org()) or org_id = (select current_org())))
  with check (partner_id = current_partner() and (any_org() or org_id = current_org()));

create policy operator on partners to tenantry_operator using (true);
create policy operator on orgs to tenantry_operator using (true);
create policy operator on projects to tenantry_operator using (true);
create policy operator on agents to tenantry_operator using (true);
create policy lookup on partners for select to tenantry_lookup using (true);
create policy lookup on orgs for select to tenantry_lookup using (true);

grant select on partners to tenantry_app;
grant select, insert, update, delete on orgs, projects, agents, org_connections to tenantry_app;
grant select, insert, update on org_counts to tenantry_app;

-- The operator provisions partners and sees none of their customers.
grant select, insert, update on partners to tenantry_operator;
grant insert on orgs, projects, agents to tenantry_operator;

grant select (id, name, active, own_org_id, ip_allow_list, rate_limit_per_minute) on partners to tenantry_lookup;
grant select (partner_id, id, name, status, suspended_at) on orgs to tenantry_lookup;
