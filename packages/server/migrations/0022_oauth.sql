-- Applications that act for people. They register themselves before anybody is signed in, so that they are the
-- installation's and no tenant's.
create table oauth_clients (
  id uuid primary key,
  name text not null,
  redirect_uris text[] not null,
  -- SHA-256; an application that can keep no secret has none.
  secret_hash bytea,
  auth_method text not null check (auth_method in ('client_secret_basic', 'client_secret_post', 'none')),
  created_at timestamptz(3) not null,
  -- When somebody last let it act for them.
  used_at timestamptz(3),
  check ((secret_hash is null) = (auth_method = 'none'))
);
create index oauth_clients_by_age on oauth_clients (coalesce(used_at, created_at));

-- A person's word that an application may act for them in one place. It ends with the place.
create table oauth_grants (
  partner_id uuid not null references partners (id),
  id uuid not null,
  org_id uuid,
  client_id uuid not null references oauth_clients (id),
  user_id uuid not null,
  partner_member_id uuid,
  membership_id uuid,
  redirect_uri text not null,
  code_challenge text not null,
  -- SHA-256 of the code, which is taken once. It stays, so that whoever brings it again is noticed.
  code_hash bytea not null,
  -- SHA-256 of what all of its refresh tokens have in common, and of what only the newest has; from the first tokens on.
  family_hash bytea,
  refresh_hash bytea,
  -- The end of the code, and then of the newest refresh token.
  expires_at timestamptz(3) not null,
  created_at timestamptz(3) not null,
  primary key (partner_id, id),
  check ((partner_member_id is null) <> (membership_id is null)),
  check ((membership_id is null) = (org_id is null)),
  check ((family_hash is null) = (refresh_hash is null)),
  foreign key (partner_id, org_id) references orgs (partner_id, id) on delete cascade,
  foreign key (partner_id, partner_member_id) references partner_members (partner_id, id) on delete cascade,
  foreign key (partner_id, membership_id) references memberships (partner_id, id) on delete cascade
);
create unique index oauth_grants_code_hash on oauth_grants (code_hash);
create unique index oauth_grants_family_hash on oauth_grants (family_hash) where family_hash is not null;
create index oauth_grants_by_user on oauth_grants (user_id);
create index oauth_grants_by_client on oauth_grants (client_id);
create index oauth_grants_by_org on oauth_grants (partner_id, org_id) where org_id is not null;
create index oauth_grants_by_membership on oauth_grants (partner_id, membership_id) where membership_id is not null;
create index oauth_grants_by_partner_member on oauth_grants (partner_id, partner_member_id)
  where partner_member_id is not null;
create index oauth_grants_by_end on oauth_grants (expires_at);

-- An access token is a credential; it ends with its grant.
alter table credentials
  add column oauth_grant_id uuid,
  drop constraint credentials_kind_check,
  add constraint credentials_kind_check
    check (kind in ('partner_key', 'org_key', 'project_key', 'agent_token', 'device_token', 'oauth_token')),
  drop constraint credentials_check,
  -- An application acts for a person of the partner, or of one of its organizations.
  add constraint credentials_check check (kind = 'oauth_token' or (kind = 'partner_key') = (org_id is null)),
  add check ((kind = 'oauth_token') = (oauth_grant_id is not null)),
  -- Such a token has an end, and is never shown again.
  add check (kind <> 'oauth_token' or (expires_at is not null and sealed is null)),
  add foreign key (partner_id, oauth_grant_id) references oauth_grants (partner_id, id) on delete cascade;
create index credentials_by_oauth_grant on credentials (partner_id, oauth_grant_id) where oauth_grant_id is not null;
create index credentials_oauth_by_end on credentials (expires_at) where kind = 'oauth_token';
grant select (oauth_grant_id) on credentials to tenantry_lookup;

alter table oauth_clients enable row level security;
alter table oauth_grants enable row level security;
create policy lookup on oauth_clients to tenantry_lookup using (true);
create policy tenant on oauth_grants to tenantry_app
  using (partner_id = (select current_partner()) and ((select any_org()) or org_id = (select current_org())))
  with check (partner_id = current_partner() and (any_org() or org_id = current_org()));
-- How a code, a refresh token or an access token finds whom it speaks for, and a person what they have allowed.
create policy lookup on oauth_grants for select to tenantry_lookup using (true);
grant select, insert on oauth_clients to tenantry_lookup;
grant update (used_at) on oauth_clients to tenantry_lookup;
grant select, insert, update, delete on oauth_grants to tenantry_app;
grant select on oauth_grants to tenantry_lookup;
