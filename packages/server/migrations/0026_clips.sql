-- Frames that are kept for longer than others: those that some cameras took in a time.
create table clips (
  partner_id uuid not null,
  id uuid not null,
  org_id uuid not null,
  title text not null,
  description text not null,
  starts_at timestamptz(3) not null,
  duration_seconds integer not null check (duration_seconds between 1 and 86400),
  -- Of its frames, which never change.
  device_ids uuid[] not null check (cardinality(device_ids) > 0),
  byte_count integer not null,
  visibility text not null check (visibility in ('organization', 'roles', 'private')),
  allowed_roles text[] not null,
  -- Who made it, by the stable name of a principal, and which person that was.
  made_by text not null,
  made_by_user_id uuid,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (partner_id, id),
  foreign key (partner_id, org_id) references orgs (partner_id, id) on delete cascade
);
create index clips_by_org on clips (partner_id, org_id, created_at, id);

-- Copies, since a frame is to be seen by everybody for some days, and by the viewers of a clip as long as that is there.
create table clip_frames (
  partner_id uuid not null,
  org_id uuid not null,
  clip_id uuid not null,
  -- That of the frame of which it is a copy.
  id uuid not null,
  device_id uuid not null,
  taken_at timestamptz(3) not null,
  media_type text not null check (media_type in ('image/jpeg', 'image/png', 'image/webp')),
  byte_count integer not null,
  width integer not null,
  height integer not null,
  content bytea not null,
  primary key (partner_id, clip_id, id),
  foreign key (partner_id, clip_id) references clips (partner_id, id) on delete cascade
);
alter table clip_frames alter column content set storage external;

-- People who see a clip that not everybody sees.
create table clip_viewers (
  partner_id uuid not null,
  org_id uuid not null,
  clip_id uuid not null,
  membership_id uuid not null,
  primary key (partner_id, clip_id, membership_id),
  foreign key (partner_id, clip_id) references clips (partner_id, id) on delete cascade,
  foreign key (partner_id, membership_id) references memberships (partner_id, id) on delete cascade
);
create index clip_viewers_by_membership on clip_viewers (partner_id, membership_id);

alter table clips enable row level security;
alter table clip_frames enable row level security;
alter table clip_viewers enable row level security;
create policy tenant on clips to tenantry_app
  using (partner_id = (select current_partner()) and ((select any_org()) or org_id = (select current_org())))
  with check (partner_id = current_partner() and (any_org() or org_id = current_org()));
create policy tenant on clip_frames to tenantry_app
  using (partner_id = (select current_partner()) and ((select any_org()) or org_id = (select current_org())))
  with check (partner_id = current_partner() and (any_org() or org_id = current_org()));
create policy tenant on clip_viewers to tenantry_app
  using (partner_id = (select current_partner()) and ((select any_org()) or org_id = (select current_org())))
  with check (partner_id = current_partner() and (any_org() or org_id = current_org()));
grant select, insert, update, delete on clips to tenantry_app;
grant select, insert on clip_frames to tenantry_app;
grant select, insert, delete on clip_viewers to tenantry_app;
