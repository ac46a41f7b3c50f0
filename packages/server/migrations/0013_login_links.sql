-- A link that signs one named person in to one organization, once. It is deleted when it is used.
create table login_links (
  partner_id uuid not null,
  id uuid not null,
  org_id uuid not null,
  email text not null,
  name text not null,
  -- Nobody named one: whoever has no place yet gets what is usual when the link is used.
  role text check (role in ('admin', 'member', 'viewer')),
  token_hash bytea not null,
  expires_at timestamptz(3) not null,
  created_at timestamptz(3) not null,
  primary key (partner_id, id),
  foreign key (partner_id, org_id) references orgs (partner_id, id) on delete cascade
);
create unique index login_links_token_hash on login_links (token_hash);
create index login_links_by_end on login_links (expires_at);

-- What such a link opens: a session that sees one organization and is nothing to the sign-in library.
create table confined_sessions (
  partner_id uuid not null,
  id uuid not null,
  org_id uuid not null,
  membership_id uuid not null,
  user_id uuid not null,
  token_hash bytea not null,
  expires_at timestamptz(3) not null,
  created_at timestamptz(3) not null,
  primary key (partner_id, id),
  foreign key (partner_id, org_id) references orgs (partner_id, id) on delete cascade,
  foreign key (partner_id, membership_id) references memberships (partner_id, id) on delete cascade
);
create unique index confined_sessions_token_hash on confined_sessions (token_hash);
create index confined_sessions_by_user on confined_sessions (user_id);
create index confined_sessions_by_end on confined_sessions (expires_at);

alter table login_links enable row level security;
alter table confined_sessions enable row level security;
create policy tenant on login_links to tenantry_app
  using (partner_id = (select current_partner()) and ((select any_org()) or org_id = (select current_org())))
  with check (partner_id = current_partner() and (any_org() or org_id = current_org()));
create policy tenant on confined_sessions to tenantry_app
  using (partner_id = (select current_partner()) and ((select any_org()) or org_id = (select current_org())))
  with check (partner_id = current_partner() and (any_org() or org_id = current_org()));
create policy lookup on login_links for select to tenantry_lookup using (true);
create policy lookup on confined_sessions for select to tenantry_lookup using (true);
-- Who signs out, here or everywhere, ends these too.
create policy identity on confined_sessions to tenantry_identity using (true);

grant select, insert, delete on login_links, confined_sessions to tenantry_app;
grant select on login_links, confined_sessions to tenantry_lookup;
grant select, delete on confined_sessions to tenantry_identity;
