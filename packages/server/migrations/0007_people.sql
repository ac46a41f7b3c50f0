-- Who people are is nobody's tenant data: one person may belong to several organizations and partners. The tables of
-- the sign-in library are global, and only its own narrow role reaches them.
do $$
begin
  if not exists (select from pg_roles where rolname = 'tenantry_identity') then
    begin
      create role tenantry_identity nologin;
    exception
      when duplicate_object or unique_violation then null;
    end;
  end if;
  if not pg_has_role(current_user, 'tenantry_identity', 'member') then
    grant tenantry_identity to current_user;
  end if;
end
$$;
grant usage on schema public to tenantry_identity;

create table users (
  id uuid primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);

create table sessions (
  id uuid primary key,
  user_id uuid not null references users (id) on delete cascade,
  -- A hash: the token itself is in the person's cookie alone.
  token text not null unique,
  expires_at timestamptz(3) not null,
  ip_address text,
  user_agent text,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create index sessions_by_user on sessions (user_id);

create table accounts (
  id uuid primary key,
  user_id uuid not null references users (id) on delete cascade,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz(3),
  refresh_token_expires_at timestamptz(3),
  scope text,
  password text,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create index accounts_by_user on accounts (user_id);

create table verifications (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz(3) not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create index verifications_by_identifier on verifications (identifier);

create table passkeys (
  id uuid primary key,
  user_id uuid not null references users (id) on delete cascade,
  name text,
  public_key text not null,
  credential_id text not null unique,
  counter integer not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  aaguid text,
  created_at timestamptz(3)
);
create index passkeys_by_user on passkeys (user_id);

alter table users enable row level security;
alter table sessions enable row level security;
alter table accounts enable row level security;
alter table verifications enable row level security;
alter table passkeys enable row level security;
create policy identity on users to tenantry_identity using (true);
create policy identity on sessions to tenantry_identity using (true);
create policy identity on accounts to tenantry_identity using (true);
create policy identity on verifications to tenantry_identity using (true);
create policy identity on passkeys to tenantry_identity using (true);
grant select, insert, update, delete on users, sessions, accounts, verifications, passkeys to tenantry_identity;

-- A member is an address. The account that proved it is written down once the invitation is accepted.
create table partner_members (
  partner_id uuid not null references partners (id),
  id uuid not null,
  email text not null,
  user_id uuid,
  role text not null check (role in ('owner', 'admin', 'member')),
  created_at timestamptz(3) not null,
  primary key (partner_id, id)
);
create unique index partner_members_email on partner_members (partner_id, lower(email));
create unique index partner_members_owner on partner_members (partner_id) where role = 'owner';
create index partner_members_by_email on partner_members (lower(email));

create table memberships (
  partner_id uuid not null,
  id uuid not null,
  org_id uuid not null,
  email text not null,
  user_id uuid,
  role text not null check (role in ('owner', 'admin', 'member', 'viewer')),
  -- Given by the partner, or with a key that the partner may hold.
  from_partner boolean not null default false,
  created_at timestamptz(3) not null,
  primary key (partner_id, id),
  foreign key (partner_id, org_id) references orgs (partner_id, id) on delete cascade
);
create unique index memberships_email on memberships (partner_id, org_id, lower(email));
create index memberships_by_email on memberships (lower(email));
create index memberships_by_user on memberships (user_id) where user_id is not null;

-- An invitation goes to one address; whoever opens its link has proved to read mail there.
create table invitations (
  partner_id uuid not null references partners (id),
  id uuid not null,
  org_id uuid,
  partner_member_id uuid,
  membership_id uuid,
  token_hash bytea not null,
  expires_at timestamptz(3) not null,
  used_at timestamptz(3),
  created_at timestamptz(3) not null,
  primary key (partner_id, id),
  check ((partner_member_id is null) <> (membership_id is null)),
  check ((membership_id is null) = (org_id is null)),
  foreign key (partner_id, partner_member_id) references partner_members (partner_id, id) on delete cascade,
  foreign key (partner_id, membership_id) references memberships (partner_id, id) on delete cascade
);
create unique index invitations_token_hash on invitations (token_hash);
create index invitations_by_partner_member on invitations (partner_id, partner_member_id) where partner_member_id is not null;
create index invitations_by_membership on invitations (partner_id, membership_id) where membership_id is not null;

alter table partner_members enable row level security;
alter table memberships enable row level security;
alter table invitations enable row level security;
create policy tenant on partner_members to tenantry_app
  using (partner_id = (select current_partner()) and (select any_org()))
  with check (partner_id = current_partner() and any_org());
create policy tenant on memberships to tenantry_app
  using (partner_id = (select current_partner()) and ((select any_org()) or org_id = (select current_org())))
  with check (partner_id = current_partner() and (any_org() or org_id = current_org()));
create policy tenant on invitations to tenantry_app
  using (partner_id = (select current_partner()) and ((select any_org()) or org_id = (select current_org())))
  with check (partner_id = current_partner() and (any_org() or org_id = current_org()));
create policy operator on partner_members to tenantry_operator using (true);
create policy operator on invitations to tenantry_operator using (org_id is null);
create policy operator_insert on mails for insert to tenantry_operator with check (org_id is null);
create policy lookup on partner_members for select to tenantry_lookup using (true);
create policy lookup on memberships for select to tenantry_lookup using (true);
create policy lookup on invitations for select to tenantry_lookup using (true);

grant select, insert, update, delete on partner_members, memberships, invitations to tenantry_app;
grant select, insert, update on partner_members to tenantry_operator;
grant select, insert, update on invitations to tenantry_operator;
grant insert on mails to tenantry_operator;
grant select on partner_members, memberships to tenantry_lookup;
grant select (partner_id, id, org_id, partner_member_id, membership_id, token_hash, expires_at, used_at)
  on invitations to tenantry_lookup;
grant select (id) on claim_links to tenantry_lookup;
