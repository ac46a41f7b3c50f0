-- Printed by npm run generate from the migrations; not run by anything.

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
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null,
  constraint access_grants_partner_id_org_id_fkey FOREIGN KEY (partner_id, org_id) REFERENCES orgs(partner_id, id) ON DELETE CASCADE,
  constraint access_grants_partner_id_org_id_location_id_fkey FOREIGN KEY (partner_id, org_id, location_id) REFERENCES locations(partner_id, org_id, id) ON DELETE CASCADE,
  constraint access_grants_partner_id_org_id_schedule_id_fkey FOREIGN KEY (partner_id, org_id, schedule_id) REFERENCES schedules(partner_id, org_id, id),
  constraint access_grants_pkey PRIMARY KEY (partner_id, id)
);

create table access_group_members (
  partner_id uuid not null,
  org_id uuid not null,
  group_id uuid not null,
  membership_id uuid not null,
  created_at timestamp(3) with time zone not null,
  constraint access_group_members_partner_id_group_id_fkey FOREIGN KEY (partner_id, group_id) REFERENCES access_groups(partner_id, id) ON DELETE CASCADE,
  constraint access_group_members_partner_id_membership_id_fkey FOREIGN KEY (partner_id, membership_id) REFERENCES memberships(partner_id, id) ON DELETE CASCADE,
  constraint access_group_members_pkey PRIMARY KEY (partner_id, group_id, membership_id)
);

create table access_groups (
  partner_id uuid not null,
  id uuid not null,
  org_id uuid not null,
  location_id uuid,
  name text not null,
  description text,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null,
  constraint access_groups_partner_id_org_id_fkey FOREIGN KEY (partner_id, org_id) REFERENCES orgs(partner_id, id) ON DELETE CASCADE,
  constraint access_groups_partner_id_org_id_location_id_fkey FOREIGN KEY (partner_id, org_id, location_id) REFERENCES locations(partner_id, org_id, id) ON DELETE SET NULL (location_id),
  constraint access_groups_pkey PRIMARY KEY (partner_id, id)
);

create table accounts (
  id uuid not null,
  user_id uuid not null,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp(3) with time zone,
  refresh_token_expires_at timestamp(3) with time zone,
  scope text,
  password text,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null,
  constraint accounts_pkey PRIMARY KEY (id),
  constraint accounts_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

create table acting_reads (
  partner_id uuid not null,
  org_id uuid not null,
  actor text not null,
  operation text not null,
  minute timestamp(0) with time zone not null,
  reads integer not null,
  id uuid not null,
  constraint acting_reads_pkey PRIMARY KEY (partner_id, org_id, minute, actor, operation)
);

create table agent_secrets (
  partner_id uuid not null,
  org_id uuid not null,
  agent_id uuid not null,
  secret_id uuid not null,
  constraint agent_secrets_partner_id_org_id_agent_id_fkey FOREIGN KEY (partner_id, org_id, agent_id) REFERENCES agents(partner_id, org_id, id) ON DELETE CASCADE,
  constraint agent_secrets_partner_id_secret_id_fkey FOREIGN KEY (partner_id, secret_id) REFERENCES secrets(partner_id, id) ON DELETE CASCADE,
  constraint agent_secrets_pkey PRIMARY KEY (partner_id, org_id, agent_id, secret_id)
);

create table agents (
  partner_id uuid not null,
  id uuid not null,
  org_id uuid not null,
  project_id uuid not null,
  name text not null,
  identifier text not null,
  is_default boolean not null default false,
  created_at timestamp(3) with time zone not null,
  secret_mode text not null default 'all'::text,
  gateway_stopped_at timestamp(3) with time zone,
  constraint agents_partner_id_org_id_id_key UNIQUE (partner_id, org_id, id),
  constraint agents_partner_id_org_id_project_id_fkey FOREIGN KEY (partner_id, org_id, project_id) REFERENCES projects(partner_id, org_id, id) ON DELETE CASCADE,
  constraint agents_partner_id_project_id_identifier_key UNIQUE (partner_id, project_id, identifier),
  constraint agents_pkey PRIMARY KEY (partner_id, id),
  constraint agents_secret_mode_check CHECK ((secret_mode = ANY (ARRAY['all'::text, 'selective'::text])))
);

create table alert_dismissals (
  partner_id uuid not null,
  org_id uuid not null,
  alert_id uuid not null,
  dismissed_at timestamp(3) with time zone not null,
  constraint alert_dismissals_partner_id_alert_id_fkey FOREIGN KEY (partner_id, alert_id) REFERENCES occurrences(partner_id, id) ON DELETE CASCADE,
  constraint alert_dismissals_partner_id_org_id_fkey FOREIGN KEY (partner_id, org_id) REFERENCES orgs(partner_id, id) ON DELETE CASCADE,
  constraint alert_dismissals_pkey PRIMARY KEY (partner_id, alert_id)
);

create table alert_rules (
  partner_id uuid not null,
  id uuid not null,
  org_id uuid not null,
  name text not null,
  kind text not null,
  enabled boolean not null,
  conjunction text not null,
  triggers jsonb not null,
  action jsonb not null,
  backoff_seconds integer,
  schedule_ids uuid[] not null,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null,
  constraint alert_rules_conjunction_check CHECK ((conjunction = ANY (ARRAY['and'::text, 'or'::text]))),
  constraint alert_rules_partner_id_org_id_fkey FOREIGN KEY (partner_id, org_id) REFERENCES orgs(partner_id, id) ON DELETE CASCADE,
  constraint alert_rules_partner_id_org_id_id_key UNIQUE (partner_id, org_id, id),
  constraint alert_rules_pkey PRIMARY KEY (partner_id, id)
);

create table approvals (
  partner_id uuid not null,
  id uuid not null,
  org_id uuid not null,
  project_id uuid not null,
  agent_id uuid not null,
  sealed bytea not null,
  decision text,
  expires_at timestamp(3) with time zone not null,
  decided_at timestamp(3) with time zone,
  created_at timestamp(3) with time zone not null,
  constraint approvals_decision_check CHECK ((decision = ANY (ARRAY['approve'::text, 'deny'::text, 'expired'::text]))),
  constraint approvals_partner_id_org_id_agent_id_fkey FOREIGN KEY (partner_id, org_id, agent_id) REFERENCES agents(partner_id, org_id, id) ON DELETE CASCADE,
  constraint approvals_partner_id_org_id_project_id_fkey FOREIGN KEY (partner_id, org_id, project_id) REFERENCES projects(partner_id, org_id, id) ON DELETE CASCADE,
  constraint approvals_pkey PRIMARY KEY (partner_id, id)
);

create table badge_keys (
  partner_id uuid not null,
  org_id uuid not null,
  sealed bytea not null,
  constraint badge_keys_partner_id_org_id_fkey FOREIGN KEY (partner_id, org_id) REFERENCES orgs(partner_id, id) ON DELETE CASCADE,
  constraint badge_keys_pkey PRIMARY KEY (partner_id, org_id)
);

create table badges (
  partner_id uuid not null,
  id uuid not null,
  org_id uuid not null,
  membership_id uuid not null,
  value_hash bytea not null,
  status text not null,
  note text,
  last_used_at timestamp(3) with time zone,
  last_used_door_id uuid,
  last_used_location_id uuid,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null,
  constraint badges_partner_id_membership_id_fkey FOREIGN KEY (partner_id, membership_id) REFERENCES memberships(partner_id, id) ON DELETE CASCADE,
  constraint badges_partner_id_org_id_fkey FOREIGN KEY (partner_id, org_id) REFERENCES orgs(partner_id, id) ON DELETE CASCADE,
  constraint badges_pkey PRIMARY KEY (partner_id, id),
  constraint badges_status_check CHECK ((status = ANY (ARRAY['active'::text, 'suspended'::text, 'revoked'::text])))
);

create table budgets (
  partner_id uuid not null,
  org_id uuid not null,
  secret_id uuid not null,
  limit_cents integer not null,
  period text not null,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null,
  enforcement text not null default 'soft'::text,
  told_percent integer not null default 0,
  told_period timestamp(3) with time zone,
  constraint budgets_enforcement_check CHECK ((enforcement = ANY (ARRAY['soft'::text, 'hard'::text]))),
  constraint budgets_limit_cents_check CHECK (((limit_cents >= 1) AND (limit_cents <= 100000000))),
  constraint budgets_partner_id_org_id_fkey FOREIGN KEY (partner_id, org_id) REFERENCES orgs(partner_id, id) ON DELETE CASCADE,
  constraint budgets_partner_id_secret_id_fkey FOREIGN KEY (partner_id, secret_id) REFERENCES secrets(partner_id, id) ON DELETE CASCADE,
  constraint budgets_period_check CHECK ((period = ANY (ARRAY['monthly'::text, 'total'::text]))),
  constraint budgets_pkey PRIMARY KEY (partner_id, org_id, secret_id)
);

create table certificate_authorities (
  purpose text not null,
  certificate text not null,
  sealed bytea not null,
  created_at timestamp(3) with time zone not null,
  constraint certificate_authorities_pkey PRIMARY KEY (purpose),
  constraint certificate_authorities_purpose_check CHECK ((purpose = ANY (ARRAY['clients'::text, 'server'::text])))
);

create table claim_keys (
  partner_id uuid not null,
  id uuid not null,
  external_id text not null,
  account_admin_id text,
  account_name text,
  po_number text,
  contract_start timestamp(3) with time zone,
  contract_end timestamp(3) with time zone,
  issued_at timestamp(3) with time zone,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null,
  constraint claim_keys_external_id UNIQUE (partner_id, external_id),
  constraint claim_keys_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES partners(id),
  constraint claim_keys_pkey PRIMARY KEY (partner_id, id)
);

create table claim_links (
  partner_id uuid not null,
  id uuid not null,
  org_id uuid not null,
  token_hash bytea not null,
  sealed bytea not null,
  expires_at timestamp(3) with time zone not null,
  used_at timestamp(3) with time zone,
  replaced_at timestamp(3) with time zone,
  created_at timestamp(3) with time zone not null,
  constraint claim_links_partner_id_org_id_fkey FOREIGN KEY (partner_id, org_id) REFERENCES orgs(partner_id, id) ON DELETE CASCADE,
  constraint claim_links_pkey PRIMARY KEY (partner_id, id)
);

create table clip_frames (
  partner_id uuid not null,
  org_id uuid not null,
  clip_id uuid not null,
  id uuid not null,
  device_id uuid not null,
  taken_at timestamp(3) with time zone not null,
  media_type text not null,
  byte_count integer not null,
  width integer not null,
  height integer not null,
  content bytea not null,
  constraint clip_frames_media_type_check CHECK ((media_type = ANY (ARRAY['image/jpeg'::text, 'image/png'::text, 'image/webp'::text]))),
  constraint clip_frames_partner_id_clip_id_fkey FOREIGN KEY (partner_id, clip_id) REFERENCES clips(partner_id, id) ON DELETE CASCADE,
  constraint clip_frames_pkey PRIMARY KEY (partner_id, clip_id, id)
);

create table clip_viewers (
  partner_id uuid not null,
  org_id uuid not null,
  clip_id uuid not null,
  membership_id uuid not null,
  constraint clip_viewers_partner_id_clip_id_fkey FOREIGN KEY (partner_id, clip_id) REFERENCES clips(partner_id, id) ON DELETE CASCADE,
  constraint clip_viewers_partner_id_membership_id_fkey FOREIGN KEY (partner_id, membership_id) REFERENCES memberships(partner_id, id) ON DELETE CASCADE,
  constraint clip_viewers_pkey PRIMARY KEY (partner_id, clip_id, membership_id)
);

create table clips (
  partner_id uuid not null,
  id uuid not null,
  org_id uuid not null,
  title text not null,
  description text not null,
  starts_at timestamp(3) with time zone not null,
  duration_seconds integer not null,
  device_ids uuid[] not null,
  byte_count integer not null,
  visibility text not null,
  allowed_roles text[] not null,
  made_by text not null,
  made_by_user_id uuid,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null,
  constraint clips_device_ids_check CHECK ((cardinality(device_ids) > 0)),
  constraint clips_duration_seconds_check CHECK (((duration_seconds >= 1) AND (duration_seconds <= 86400))),
  constraint clips_partner_id_org_id_fkey FOREIGN KEY (partner_id, org_id) REFERENCES orgs(partner_id, id) ON DELETE CASCADE,
  constraint clips_pkey PRIMARY KEY (partner_id, id),
  constraint clips_visibility_check CHECK ((visibility = ANY (ARRAY['organization'::text, 'roles'::text, 'private'::text])))
);

create table confined_sessions (
  partner_id uuid not null,
  id uuid not null,
  org_id uuid not null,
  membership_id uuid not null,
  user_id uuid not null,
  token_hash bytea not null,
  expires_at timestamp(3) with time zone not null,
  created_at timestamp(3) with time zone not null,
  constraint confined_sessions_partner_id_membership_id_fkey FOREIGN KEY (partner_id, membership_id) REFERENCES memberships(partner_id, id) ON DELETE CASCADE,
  constraint confined_sessions_partner_id_org_id_fkey FOREIGN KEY (partner_id, org_id) REFERENCES orgs(partner_id, id) ON DELETE CASCADE,
  constraint confined_sessions_pkey PRIMARY KEY (partner_id, id)
);

create table credentials (
  partner_id uuid not null,
  id uuid not null,
  org_id uuid,
  project_id uuid,
  agent_id uuid,
  kind text not null,
  format text not null default 'opaque'::text,
  name text not null,
  hint text not null,
  token_hash bytea not null,
  sealed bytea,
  scopes text[] not null,
  expires_at timestamp(3) with time zone,
  revoked_at timestamp(3) with time zone,
  created_at timestamp(3) with time zone not null,
  user_id uuid,
  seen_by_partner boolean not null default false,
  last_used_at timestamp(3) with time zone,
  replaced_at timestamp(3) with time zone,
  device_id uuid,
  certificate text,
  certificate_fingerprint text,
  oauth_grant_id uuid,
  constraint credentials_certificate_fingerprint_check CHECK ((certificate_fingerprint ~ '^[0-9a-f]{64}$'::text)),
  constraint credentials_check CHECK (((kind = 'oauth_token'::text) OR ((kind = 'partner_key'::text) = (org_id IS NULL)))),
  constraint credentials_check1 CHECK (((certificate IS NULL) = (certificate_fingerprint IS NULL))),
  constraint credentials_check2 CHECK (((certificate IS NULL) OR (expires_at IS NOT NULL))),
  constraint credentials_check3 CHECK (((kind = 'oauth_token'::text) = (oauth_grant_id IS NOT NULL))),
  constraint credentials_check4 CHECK (((kind <> 'oauth_token'::text) OR ((expires_at IS NOT NULL) AND (sealed IS NULL)))),
  constraint credentials_format_check CHECK ((format = ANY (ARRAY['opaque'::text, 'jwt'::text]))),
  constraint credentials_kind_check CHECK ((kind = ANY (ARRAY['partner_key'::text, 'org_key'::text, 'project_key'::text, 'agent_token'::text, 'device_token'::text, 'oauth_token'::text]))),
  constraint credentials_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES partners(id),
  constraint credentials_partner_id_oauth_grant_id_fkey FOREIGN KEY (partner_id, oauth_grant_id) REFERENCES oauth_grants(partner_id, id) ON DELETE CASCADE,
  constraint credentials_partner_id_org_id_agent_id_fkey FOREIGN KEY (partner_id, org_id, agent_id) REFERENCES agents(partner_id, org_id, id) ON DELETE CASCADE,
  constraint credentials_partner_id_org_id_device_id_fkey FOREIGN KEY (partner_id, org_id, device_id) REFERENCES devices(partner_id, org_id, id) ON DELETE CASCADE,
  constraint credentials_partner_id_org_id_fkey FOREIGN KEY (partner_id, org_id) REFERENCES orgs(partner_id, id) ON DELETE CASCADE,
  constraint credentials_partner_id_org_id_project_id_fkey FOREIGN KEY (partner_id, org_id, project_id) REFERENCES projects(partner_id, org_id, id) ON DELETE CASCADE,
  constraint credentials_pkey PRIMARY KEY (partner_id, id)
);

create table deals (
  partner_id uuid not null,
  id uuid not null,
  details jsonb not null,
  created_at timestamp(3) with time zone not null,
  constraint deals_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES partners(id),
  constraint deals_pkey PRIMARY KEY (partner_id, id)
);

create table device_commands (
  partner_id uuid not null,
  id uuid not null,
  org_id uuid not null,
  device_id uuid not null,
  kind text not null,
  data jsonb not null,
  created_at timestamp(3) with time zone not null,
  expires_at timestamp(3) with time zone not null,
  delivered_at timestamp(3) with time zone,
  constraint device_commands_partner_id_org_id_device_id_fkey FOREIGN KEY (partner_id, org_id, device_id) REFERENCES devices(partner_id, org_id, id) ON DELETE CASCADE,
  constraint device_commands_pkey PRIMARY KEY (partner_id, id)
);

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
  created_at timestamp(3) with time zone not null,
  hardware_id uuid,
  pending boolean not null default false,
  removed_at timestamp(3) with time zone,
  last_seen_at timestamp(3) with time zone,
  sealed bytea,
  force_low_bandwidth boolean,
  inactivity_timeout integer,
  config jsonb not null default '{}'::jsonb,
  description text,
  floor_number integer,
  latitude double precision,
  longitude double precision,
  direction_radians double precision,
  policy_id uuid,
  custom_data text,
  part_names jsonb not null default '{}'::jsonb,
  put_away boolean not null default false,
  config_changed_at timestamp(3) with time zone,
  constraint devices_partner_id_hardware_id_fkey FOREIGN KEY (partner_id, hardware_id) REFERENCES hardware(partner_id, id),
  constraint devices_partner_id_org_id_fkey FOREIGN KEY (partner_id, org_id) REFERENCES orgs(partner_id, id) ON DELETE CASCADE,
  constraint devices_partner_id_org_id_id_key UNIQUE (partner_id, org_id, id),
  constraint devices_partner_id_org_id_location_id_fkey FOREIGN KEY (partner_id, org_id, location_id) REFERENCES locations(partner_id, org_id, id) ON DELETE SET NULL (location_id),
  constraint devices_pkey PRIMARY KEY (partner_id, id)
);

create table doors (
  partner_id uuid not null,
  id uuid not null,
  org_id uuid not null,
  device_id uuid not null,
  key text not null,
  name text not null,
  lockable boolean not null,
  unlock_seconds integer,
  ajar_seconds integer,
  removed_at timestamp(3) with time zone,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null,
  constraint doors_partner_id_device_id_key_key UNIQUE (partner_id, device_id, key),
  constraint doors_partner_id_org_id_device_id_fkey FOREIGN KEY (partner_id, org_id, device_id) REFERENCES devices(partner_id, org_id, id) ON DELETE CASCADE,
  constraint doors_pkey PRIMARY KEY (partner_id, id)
);

create table events (
  partner_id uuid not null,
  id uuid not null,
  org_id uuid,
  type text not null,
  subject uuid not null,
  actor jsonb not null,
  data jsonb not null,
  request_id uuid not null,
  address text not null,
  at timestamp(3) with time zone not null,
  written_by xid8 default pg_current_xact_id(),
  after_all xid8 default pg_snapshot_xmin(pg_current_snapshot()),
  constraint events_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES partners(id),
  constraint events_pkey PRIMARY KEY (partner_id, id)
);

create table federated_tokens (
  partner_id uuid not null,
  id uuid not null,
  org_id uuid not null,
  credential_id uuid not null,
  token_hash bytea not null,
  domain text,
  expires_at timestamp(3) with time zone not null,
  created_at timestamp(3) with time zone not null,
  constraint federated_tokens_partner_id_credential_id_fkey FOREIGN KEY (partner_id, credential_id) REFERENCES credentials(partner_id, id) ON DELETE CASCADE,
  constraint federated_tokens_partner_id_org_id_fkey FOREIGN KEY (partner_id, org_id) REFERENCES orgs(partner_id, id) ON DELETE CASCADE,
  constraint federated_tokens_pkey PRIMARY KEY (partner_id, id)
);

create table gateway_authorities (
  id uuid not null,
  certificate text not null,
  sealed bytea not null,
  created_at timestamp(3) with time zone not null,
  constraint gateway_authorities_pkey PRIMARY KEY (id)
);

create table gateway_requests (
  partner_id uuid not null,
  id uuid not null,
  org_id uuid not null,
  project_id uuid not null,
  agent_id uuid not null,
  at timestamp(3) with time zone not null,
  method text not null,
  scheme text not null,
  host text not null,
  port integer not null,
  outcome text not null,
  status integer,
  tier text,
  secret_ids uuid[] not null default '{}'::uuid[],
  rule_id uuid,
  request_bytes bigint not null,
  response_bytes bigint not null,
  duration_ms integer not null,
  provider text,
  model text,
  input_tokens bigint not null default 0,
  output_tokens bigint not null default 0,
  nano_dollars bigint not null default 0,
  estimated boolean not null default false,
  constraint gateway_requests_partner_id_org_id_fkey FOREIGN KEY (partner_id, org_id) REFERENCES orgs(partner_id, id) ON DELETE CASCADE,
  constraint gateway_requests_pkey PRIMARY KEY (partner_id, id),
  constraint gateway_requests_tier_check CHECK ((tier = ANY (ARRAY['partner'::text, 'organization'::text, 'project'::text])))
);

create table hardware (
  partner_id uuid not null,
  id uuid not null,
  serial_number text not null,
  device_type text not null,
  model text not null,
  mac_address text,
  activation_hash bytea not null,
  created_at timestamp(3) with time zone not null,
  constraint hardware_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES partners(id),
  constraint hardware_pkey PRIMARY KEY (partner_id, id)
);

create table hourly_readings (
  partner_id uuid not null,
  org_id uuid not null,
  device_id uuid not null,
  name text not null,
  hour timestamp(0) with time zone not null,
  count integer not null,
  total double precision not null,
  lowest double precision not null,
  highest double precision not null,
  constraint hourly_readings_partner_id_org_id_device_id_fkey FOREIGN KEY (partner_id, org_id, device_id) REFERENCES devices(partner_id, org_id, id) ON DELETE CASCADE,
  constraint hourly_readings_pkey PRIMARY KEY (partner_id, device_id, name, hour)
);

create table idempotency_results (
  scope_hash bytea not null,
  partner_id uuid,
  org_id uuid,
  request_hash bytea not null,
  sealed bytea not null,
  created_at timestamp(3) with time zone not null,
  constraint idempotency_results_pkey PRIMARY KEY (scope_hash)
);

create table installation (
  name text not null,
  sealed bytea not null,
  constraint installation_pkey PRIMARY KEY (name)
);

create table invitations (
  partner_id uuid not null,
  id uuid not null,
  org_id uuid,
  partner_member_id uuid,
  membership_id uuid,
  token_hash bytea not null,
  expires_at timestamp(3) with time zone not null,
  used_at timestamp(3) with time zone,
  created_at timestamp(3) with time zone not null,
  constraint invitations_check CHECK (((partner_member_id IS NULL) <> (membership_id IS NULL))),
  constraint invitations_check1 CHECK (((membership_id IS NULL) = (org_id IS NULL))),
  constraint invitations_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES partners(id),
  constraint invitations_partner_id_membership_id_fkey FOREIGN KEY (partner_id, membership_id) REFERENCES memberships(partner_id, id) ON DELETE CASCADE,
  constraint invitations_partner_id_partner_member_id_fkey FOREIGN KEY (partner_id, partner_member_id) REFERENCES partner_members(partner_id, id) ON DELETE CASCADE,
  constraint invitations_pkey PRIMARY KEY (partner_id, id)
);

create table latest_readings (
  partner_id uuid not null,
  org_id uuid not null,
  device_id uuid not null,
  readings jsonb not null,
  constraint latest_readings_partner_id_org_id_device_id_fkey FOREIGN KEY (partner_id, org_id, device_id) REFERENCES devices(partner_id, org_id, id) ON DELETE CASCADE,
  constraint latest_readings_pkey PRIMARY KEY (partner_id, device_id)
);

create table licences (
  partner_id uuid not null,
  id uuid not null,
  org_id uuid not null,
  external_id text not null,
  per text not null,
  state text not null,
  trial boolean not null,
  ends_at timestamp(3) with time zone,
  device_type text,
  serial_number text,
  claim_key text,
  prior_claim_key text,
  details jsonb not null,
  warned_days integer,
  warned_end timestamp(3) with time zone,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null,
  constraint licences_external_id UNIQUE (partner_id, external_id),
  constraint licences_partner_id_org_id_fkey FOREIGN KEY (partner_id, org_id) REFERENCES orgs(partner_id, id) ON DELETE CASCADE,
  constraint licences_per_check CHECK ((per = ANY (ARRAY['organization'::text, 'device'::text]))),
  constraint licences_pkey PRIMARY KEY (partner_id, id)
);

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
  labels text[] not null default '{}'::text[],
  floor_plans jsonb not null default '[]'::jsonb,
  created_at timestamp(3) with time zone not null,
  constraint locations_partner_id_org_id_fkey FOREIGN KEY (partner_id, org_id) REFERENCES orgs(partner_id, id) ON DELETE CASCADE,
  constraint locations_partner_id_org_id_id_key UNIQUE (partner_id, org_id, id),
  constraint locations_partner_id_org_id_parent_id_fkey FOREIGN KEY (partner_id, org_id, parent_id) REFERENCES locations(partner_id, org_id, id),
  constraint locations_partner_id_org_id_policy_id_fkey FOREIGN KEY (partner_id, org_id, policy_id) REFERENCES policies(partner_id, org_id, id),
  constraint locations_pkey PRIMARY KEY (partner_id, id)
);

create table lockdown_plans (
  partner_id uuid not null,
  id uuid not null,
  org_id uuid not null,
  location_id uuid not null,
  name text not null,
  details jsonb not null,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null,
  constraint lockdown_plans_partner_id_org_id_fkey FOREIGN KEY (partner_id, org_id) REFERENCES orgs(partner_id, id) ON DELETE CASCADE,
  constraint lockdown_plans_partner_id_org_id_location_id_fkey FOREIGN KEY (partner_id, org_id, location_id) REFERENCES locations(partner_id, org_id, id) ON DELETE CASCADE,
  constraint lockdown_plans_pkey PRIMARY KEY (partner_id, id)
);

create table lockdowns (
  partner_id uuid not null,
  org_id uuid not null,
  location_id uuid not null,
  plan_ids uuid[] not null,
  changed_at timestamp(3) with time zone not null,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null,
  constraint lockdowns_partner_id_org_id_location_id_fkey FOREIGN KEY (partner_id, org_id, location_id) REFERENCES locations(partner_id, org_id, id) ON DELETE CASCADE,
  constraint lockdowns_pkey PRIMARY KEY (partner_id, location_id)
);

create table login_links (
  partner_id uuid not null,
  id uuid not null,
  org_id uuid not null,
  email text not null,
  name text not null,
  role text,
  token_hash bytea not null,
  expires_at timestamp(3) with time zone not null,
  created_at timestamp(3) with time zone not null,
  constraint login_links_partner_id_org_id_fkey FOREIGN KEY (partner_id, org_id) REFERENCES orgs(partner_id, id) ON DELETE CASCADE,
  constraint login_links_pkey PRIMARY KEY (partner_id, id),
  constraint login_links_role_check CHECK ((role = ANY (ARRAY['admin'::text, 'member'::text, 'viewer'::text])))
);

create table mails (
  partner_id uuid not null,
  id uuid not null,
  org_id uuid,
  template text not null,
  sealed bytea not null,
  sent_at timestamp(3) with time zone,
  created_at timestamp(3) with time zone not null,
  attempts integer not null default 0,
  last_error text,
  next_attempt_at timestamp(3) with time zone not null,
  failed_at timestamp(3) with time zone,
  constraint mails_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES partners(id),
  constraint mails_partner_id_org_id_fkey FOREIGN KEY (partner_id, org_id) REFERENCES orgs(partner_id, id) ON DELETE CASCADE,
  constraint mails_pkey PRIMARY KEY (partner_id, id)
);

create table memberships (
  partner_id uuid not null,
  id uuid not null,
  org_id uuid not null,
  email text not null,
  user_id uuid,
  role text not null,
  from_partner boolean not null default false,
  created_at timestamp(3) with time zone not null,
  name text,
  constraint memberships_partner_id_org_id_fkey FOREIGN KEY (partner_id, org_id) REFERENCES orgs(partner_id, id) ON DELETE CASCADE,
  constraint memberships_pkey PRIMARY KEY (partner_id, id),
  constraint memberships_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'admin'::text, 'member'::text, 'viewer'::text])))
);

create table monitorings (
  partner_id uuid not null,
  org_id uuid not null,
  location_id uuid not null,
  enabled boolean not null,
  enabled_at timestamp(3) with time zone,
  disabled_at timestamp(3) with time zone,
  constraint monitorings_partner_id_org_id_location_id_fkey FOREIGN KEY (partner_id, org_id, location_id) REFERENCES locations(partner_id, org_id, id) ON DELETE CASCADE,
  constraint monitorings_pkey PRIMARY KEY (partner_id, location_id)
);

create table oauth_clients (
  id uuid not null,
  name text not null,
  redirect_uris text[] not null,
  secret_hash bytea,
  auth_method text not null,
  created_at timestamp(3) with time zone not null,
  used_at timestamp(3) with time zone,
  constraint oauth_clients_auth_method_check CHECK ((auth_method = ANY (ARRAY['client_secret_basic'::text, 'client_secret_post'::text, 'none'::text]))),
  constraint oauth_clients_check CHECK (((secret_hash IS NULL) = (auth_method = 'none'::text))),
  constraint oauth_clients_pkey PRIMARY KEY (id)
);

create table oauth_grants (
  partner_id uuid not null,
  id uuid not null,
  org_id uuid,
  client_id uuid not null,
  user_id uuid not null,
  partner_member_id uuid,
  membership_id uuid,
  redirect_uri text not null,
  code_challenge text not null,
  code_hash bytea not null,
  family_hash bytea,
  refresh_hash bytea,
  expires_at timestamp(3) with time zone not null,
  created_at timestamp(3) with time zone not null,
  constraint oauth_grants_check CHECK (((partner_member_id IS NULL) <> (membership_id IS NULL))),
  constraint oauth_grants_check1 CHECK (((membership_id IS NULL) = (org_id IS NULL))),
  constraint oauth_grants_check2 CHECK (((family_hash IS NULL) = (refresh_hash IS NULL))),
  constraint oauth_grants_client_id_fkey FOREIGN KEY (client_id) REFERENCES oauth_clients(id),
  constraint oauth_grants_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES partners(id),
  constraint oauth_grants_partner_id_membership_id_fkey FOREIGN KEY (partner_id, membership_id) REFERENCES memberships(partner_id, id) ON DELETE CASCADE,
  constraint oauth_grants_partner_id_org_id_fkey FOREIGN KEY (partner_id, org_id) REFERENCES orgs(partner_id, id) ON DELETE CASCADE,
  constraint oauth_grants_partner_id_partner_member_id_fkey FOREIGN KEY (partner_id, partner_member_id) REFERENCES partner_members(partner_id, id) ON DELETE CASCADE,
  constraint oauth_grants_pkey PRIMARY KEY (partner_id, id)
);

create table occurrence_counts (
  partner_id uuid not null,
  org_id uuid not null,
  device_id uuid not null,
  location_id uuid,
  kind text not null,
  activity text not null,
  quarter timestamp(0) with time zone not null,
  count integer not null,
  constraint occurrence_counts_partner_id_org_id_device_id_fkey FOREIGN KEY (partner_id, org_id, device_id) REFERENCES devices(partner_id, org_id, id) ON DELETE CASCADE,
  constraint occurrence_counts_partner_id_org_id_device_id_location_id_k_key UNIQUE NULLS NOT DISTINCT (partner_id, org_id, device_id, location_id, kind, activity, quarter)
);

create table occurrences (
  partner_id uuid not null,
  id uuid not null,
  org_id uuid not null,
  device_id uuid not null,
  location_id uuid,
  kind text not null,
  data jsonb not null,
  at timestamp(3) with time zone not null,
  door_id uuid,
  membership_id uuid,
  decision jsonb,
  constraint occurrences_partner_id_org_id_device_id_fkey FOREIGN KEY (partner_id, org_id, device_id) REFERENCES devices(partner_id, org_id, id) ON DELETE CASCADE,
  constraint occurrences_pkey PRIMARY KEY (partner_id, id)
);

create table operator_passes (
  id uuid not null,
  kind text not null,
  token_hash bytea not null,
  expires_at timestamp(3) with time zone not null,
  created_at timestamp(3) with time zone not null,
  constraint operator_passes_kind_check CHECK ((kind = ANY (ARRAY['link'::text, 'session'::text]))),
  constraint operator_passes_pkey PRIMARY KEY (id)
);

create table org_connections (
  partner_id uuid not null,
  id uuid not null,
  org_id uuid not null,
  provider text not null,
  name text not null,
  sealed bytea not null,
  created_at timestamp(3) with time zone not null,
  constraint org_connections_partner_id_org_id_fkey FOREIGN KEY (partner_id, org_id) REFERENCES orgs(partner_id, id) ON DELETE CASCADE,
  constraint org_connections_partner_id_org_id_provider_name_key UNIQUE (partner_id, org_id, provider, name),
  constraint org_connections_pkey PRIMARY KEY (partner_id, id)
);

create table org_counts (
  partner_id uuid not null,
  slot uuid not null,
  orgs integer not null,
  constraint org_counts_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES partners(id),
  constraint org_counts_pkey PRIMARY KEY (partner_id, slot)
);

create table orgs (
  partner_id uuid not null,
  id uuid not null,
  is_own boolean not null default false,
  name text not null,
  slug text not null,
  status text not null default 'unclaimed'::text,
  external_id text,
  website text,
  language text not null default 'en'::text,
  ai_instructions text,
  widget_token text,
  contact_name text,
  contact_email text,
  claimed_at timestamp(3) with time zone,
  claimed_by_email text,
  partner_access_allowed boolean not null default true,
  partner_access_until timestamp(3) with time zone,
  suspended_at timestamp(3) with time zone,
  force_low_bandwidth boolean,
  inactivity_timeout integer,
  created_at timestamp(3) with time zone not null,
  operator_suspended_at timestamp(3) with time zone,
  policy_mode text not null default 'allow'::text,
  licence_mails boolean not null default false,
  gateway_stopped_at timestamp(3) with time zone,
  sort_name text not null default lower(name),
  constraint orgs_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES partners(id),
  constraint orgs_pkey PRIMARY KEY (partner_id, id),
  constraint orgs_policy_mode_check CHECK ((policy_mode = ANY (ARRAY['allow'::text, 'deny'::text]))),
  constraint orgs_slug UNIQUE (partner_id, slug),
  constraint orgs_status_check CHECK ((status = ANY (ARRAY['unclaimed'::text, 'claimed'::text, 'detached'::text])))
);

create table partner_members (
  partner_id uuid not null,
  id uuid not null,
  email text not null,
  user_id uuid,
  role text not null,
  created_at timestamp(3) with time zone not null,
  constraint partner_members_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES partners(id),
  constraint partner_members_pkey PRIMARY KEY (partner_id, id),
  constraint partner_members_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'admin'::text, 'member'::text])))
);

create table partners (
  id uuid not null,
  name text not null,
  owner_email text not null,
  active boolean not null default true,
  own_org_id uuid not null,
  ip_allow_list text[] not null default '{}'::text[],
  rate_limit_per_minute integer,
  default_ai_instructions text,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null,
  default_partner_access_allowed boolean not null default true,
  default_partner_access_days integer,
  branding jsonb not null default '{}'::jsonb,
  gateway_stopped_at timestamp(3) with time zone,
  constraint partners_default_partner_access_days_check CHECK (((default_partner_access_days >= 1) AND (default_partner_access_days <= 3650))),
  constraint partners_pkey PRIMARY KEY (id)
);

create table passkeys (
  id uuid not null,
  user_id uuid not null,
  name text,
  public_key text not null,
  credential_id text not null,
  counter integer not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  aaguid text,
  created_at timestamp(3) with time zone,
  constraint passkeys_credential_id_key UNIQUE (credential_id),
  constraint passkeys_pkey PRIMARY KEY (id),
  constraint passkeys_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

create table policies (
  partner_id uuid not null,
  id uuid not null,
  org_id uuid not null,
  kind text not null,
  name text not null,
  description text,
  triggers jsonb not null,
  ajar_seconds integer,
  scheduled jsonb not null,
  schedule_ids uuid[] not null,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null,
  constraint policies_kind_check CHECK ((kind = ANY (ARRAY['camera'::text, 'door'::text]))),
  constraint policies_partner_id_org_id_fkey FOREIGN KEY (partner_id, org_id) REFERENCES orgs(partner_id, id) ON DELETE CASCADE,
  constraint policies_partner_id_org_id_id_key UNIQUE (partner_id, org_id, id),
  constraint policies_pkey PRIMARY KEY (partner_id, id)
);

create table projects (
  partner_id uuid not null,
  id uuid not null,
  org_id uuid not null,
  name text not null,
  slug text not null,
  is_default boolean not null default false,
  created_at timestamp(3) with time zone not null,
  constraint projects_partner_id_org_id_fkey FOREIGN KEY (partner_id, org_id) REFERENCES orgs(partner_id, id) ON DELETE CASCADE,
  constraint projects_partner_id_org_id_id_key UNIQUE (partner_id, org_id, id),
  constraint projects_partner_id_org_id_slug_key UNIQUE (partner_id, org_id, slug),
  constraint projects_pkey PRIMARY KEY (partner_id, id)
);

create table readings (
  partner_id uuid not null,
  org_id uuid not null,
  device_id uuid not null,
  location_id uuid,
  readings jsonb not null,
  at timestamp(3) with time zone not null,
  constraint readings_partner_id_org_id_device_id_fkey FOREIGN KEY (partner_id, org_id, device_id) REFERENCES devices(partner_id, org_id, id) ON DELETE CASCADE,
  constraint readings_pkey PRIMARY KEY (partner_id, device_id, at)
);

create table rules (
  partner_id uuid not null,
  id uuid not null,
  org_id uuid not null,
  project_id uuid,
  agent_id uuid,
  name text not null,
  host_pattern text not null,
  path_pattern text,
  method text,
  action text not null,
  enabled boolean not null,
  rate_limit integer,
  rate_limit_window text,
  conditions jsonb not null default '[]'::jsonb,
  created_at timestamp(3) with time zone not null,
  constraint rules_action_check CHECK ((action = ANY (ARRAY['block'::text, 'rate_limit'::text, 'manual_approval'::text, 'allow'::text]))),
  constraint rules_check CHECK (((agent_id IS NULL) OR (project_id IS NOT NULL))),
  constraint rules_check1 CHECK (((action <> 'rate_limit'::text) OR ((rate_limit IS NOT NULL) AND (rate_limit_window IS NOT NULL)))),
  constraint rules_method_check CHECK ((method = ANY (ARRAY['GET'::text, 'POST'::text, 'PUT'::text, 'PATCH'::text, 'DELETE'::text]))),
  constraint rules_partner_id_org_id_agent_id_fkey FOREIGN KEY (partner_id, org_id, agent_id) REFERENCES agents(partner_id, org_id, id) ON DELETE CASCADE,
  constraint rules_partner_id_org_id_fkey FOREIGN KEY (partner_id, org_id) REFERENCES orgs(partner_id, id) ON DELETE CASCADE,
  constraint rules_partner_id_org_id_project_id_fkey FOREIGN KEY (partner_id, org_id, project_id) REFERENCES projects(partner_id, org_id, id) ON DELETE CASCADE,
  constraint rules_pkey PRIMARY KEY (partner_id, id),
  constraint rules_rate_limit_window_check CHECK ((rate_limit_window = ANY (ARRAY['minute'::text, 'hour'::text, 'day'::text])))
);

create table schedules (
  partner_id uuid not null,
  id uuid not null,
  org_id uuid not null,
  name text not null,
  intervals jsonb not null,
  one_time boolean not null,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null,
  constraint schedules_partner_id_org_id_fkey FOREIGN KEY (partner_id, org_id) REFERENCES orgs(partner_id, id) ON DELETE CASCADE,
  constraint schedules_partner_id_org_id_id_key UNIQUE (partner_id, org_id, id),
  constraint schedules_pkey PRIMARY KEY (partner_id, id)
);

create table secrets (
  partner_id uuid not null,
  id uuid not null,
  org_id uuid,
  project_id uuid,
  tier text not null,
  name text not null,
  type text not null,
  host_pattern text not null,
  path_pattern text,
  injection jsonb,
  sealed bytea not null,
  preview text not null,
  auth_mode text,
  enabled boolean not null default true,
  only_granted boolean not null default false,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null,
  allow_http boolean not null default false,
  constraint secrets_auth_mode_check CHECK ((auth_mode = ANY (ARRAY['api-key'::text, 'oauth'::text]))),
  constraint secrets_check CHECK (((tier = 'partner'::text) = (org_id IS NULL))),
  constraint secrets_check1 CHECK (((tier = 'project'::text) = (project_id IS NOT NULL))),
  constraint secrets_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES partners(id),
  constraint secrets_partner_id_org_id_fkey FOREIGN KEY (partner_id, org_id) REFERENCES orgs(partner_id, id) ON DELETE CASCADE,
  constraint secrets_partner_id_org_id_project_id_fkey FOREIGN KEY (partner_id, org_id, project_id) REFERENCES projects(partner_id, org_id, id) ON DELETE CASCADE,
  constraint secrets_pkey PRIMARY KEY (partner_id, id),
  constraint secrets_tier_check CHECK ((tier = ANY (ARRAY['partner'::text, 'organization'::text, 'project'::text]))),
  constraint secrets_type_check CHECK ((type = ANY (ARRAY['anthropic'::text, 'openai'::text, 'generic'::text])))
);

create table sessions (
  id uuid not null,
  user_id uuid not null,
  token text not null,
  expires_at timestamp(3) with time zone not null,
  ip_address text,
  user_agent text,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null,
  constraint sessions_pkey PRIMARY KEY (id),
  constraint sessions_token_key UNIQUE (token),
  constraint sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

create table shipments (
  partner_id uuid not null,
  id uuid not null,
  org_id uuid not null,
  number text not null,
  state text not null,
  state_updated_at timestamp(3) with time zone,
  shipped_at timestamp(3) with time zone,
  details jsonb not null,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null,
  constraint shipments_number UNIQUE (partner_id, number),
  constraint shipments_partner_id_org_id_fkey FOREIGN KEY (partner_id, org_id) REFERENCES orgs(partner_id, id) ON DELETE CASCADE,
  constraint shipments_pkey PRIMARY KEY (partner_id, id)
);

create table signing_keys (
  kid text not null,
  public_jwk jsonb not null,
  sealed bytea not null,
  created_at timestamp(3) with time zone not null,
  constraint signing_keys_pkey PRIMARY KEY (kid)
);

create table snapshots (
  partner_id uuid not null,
  id uuid not null,
  org_id uuid not null,
  device_id uuid not null,
  taken_at timestamp(3) with time zone not null,
  media_type text not null,
  byte_count integer not null,
  width integer not null,
  height integer not null,
  content bytea not null,
  created_at timestamp(3) with time zone not null,
  constraint snapshots_byte_count_check CHECK (((byte_count >= 1) AND (byte_count <= 10485760))),
  constraint snapshots_media_type_check CHECK ((media_type = ANY (ARRAY['image/jpeg'::text, 'image/png'::text, 'image/webp'::text]))),
  constraint snapshots_partner_id_org_id_device_id_fkey FOREIGN KEY (partner_id, org_id, device_id) REFERENCES devices(partner_id, org_id, id) ON DELETE CASCADE,
  constraint snapshots_pkey PRIMARY KEY (partner_id, id)
);

create table spend (
  partner_id uuid not null,
  org_id uuid not null,
  secret_id uuid not null,
  period_start timestamp(3) with time zone not null,
  nano_dollars bigint not null,
  constraint spend_partner_id_org_id_fkey FOREIGN KEY (partner_id, org_id) REFERENCES orgs(partner_id, id) ON DELETE CASCADE,
  constraint spend_pkey PRIMARY KEY (partner_id, org_id, secret_id, period_start)
);

create table team_provisions (
  partner_id uuid not null,
  id uuid not null,
  org_id uuid not null,
  project_id uuid not null,
  user_id uuid not null,
  made_by uuid,
  role text not null,
  skip_onboarding boolean not null,
  token_hash bytea not null,
  sealed bytea not null,
  from_partner boolean not null default false,
  expires_at timestamp(3) with time zone not null,
  claimed_at timestamp(3) with time zone,
  claimed_by uuid,
  created_at timestamp(3) with time zone not null,
  constraint team_provisions_check CHECK (((claimed_at IS NULL) = (claimed_by IS NULL))),
  constraint team_provisions_partner_id_org_id_project_id_fkey FOREIGN KEY (partner_id, org_id, project_id) REFERENCES projects(partner_id, org_id, id) ON DELETE CASCADE,
  constraint team_provisions_pkey PRIMARY KEY (partner_id, id),
  constraint team_provisions_role_check CHECK ((role = ANY (ARRAY['admin'::text, 'member'::text])))
);

create table usage (
  partner_id uuid not null,
  id uuid not null,
  org_id uuid not null,
  project_id uuid not null,
  agent_id uuid not null,
  secret_id uuid,
  tier text not null,
  provider text not null,
  model text not null,
  input_tokens bigint not null,
  output_tokens bigint not null,
  nano_dollars bigint not null,
  estimated boolean not null,
  request_id uuid not null,
  at timestamp(3) with time zone not null,
  constraint usage_input_tokens_check CHECK ((input_tokens >= 0)),
  constraint usage_nano_dollars_check CHECK ((nano_dollars >= 0)),
  constraint usage_output_tokens_check CHECK ((output_tokens >= 0)),
  constraint usage_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES partners(id),
  constraint usage_pkey PRIMARY KEY (partner_id, id),
  constraint usage_tier_check CHECK ((tier = ANY (ARRAY['partner'::text, 'organization'::text, 'project'::text])))
);

create table users (
  id uuid not null,
  name text not null,
  email text not null,
  email_verified boolean not null default false,
  image text,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null,
  constraint users_email_key UNIQUE (email),
  constraint users_pkey PRIMARY KEY (id)
);

create table vehicles (
  partner_id uuid not null,
  id uuid not null,
  org_id uuid not null,
  plate text not null,
  name text,
  description text,
  labels text[] not null default '{}'::text[],
  created_at timestamp(3) with time zone not null,
  constraint vehicles_partner_id_org_id_fkey FOREIGN KEY (partner_id, org_id) REFERENCES orgs(partner_id, id) ON DELETE CASCADE,
  constraint vehicles_pkey PRIMARY KEY (partner_id, id),
  constraint vehicles_plate UNIQUE (partner_id, org_id, plate)
);

create table verifications (
  id text not null,
  identifier text not null,
  value text not null,
  expires_at timestamp(3) with time zone not null,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null,
  constraint verifications_pkey PRIMARY KEY (id)
);

CREATE INDEX access_grants_by_location ON public.access_grants USING btree (partner_id, org_id, location_id);
CREATE INDEX access_grants_by_org ON public.access_grants USING btree (partner_id, org_id, id);
CREATE INDEX access_grants_by_schedule ON public.access_grants USING btree (partner_id, schedule_id) WHERE (schedule_id IS NOT NULL);
CREATE INDEX access_group_members_by_membership ON public.access_group_members USING btree (partner_id, membership_id);
CREATE INDEX access_groups_by_org ON public.access_groups USING btree (partner_id, org_id, id);
CREATE INDEX accounts_by_user ON public.accounts USING btree (user_id);
CREATE INDEX acting_reads_by_org ON public.acting_reads USING btree (partner_id, org_id, id);
CREATE INDEX approvals_by_age ON public.approvals USING btree (expires_at);
CREATE INDEX approvals_pending ON public.approvals USING btree (partner_id, org_id, id) WHERE (decision IS NULL);
CREATE INDEX badges_by_membership ON public.badges USING btree (partner_id, org_id, membership_id, id);
CREATE INDEX badges_by_value ON public.badges USING btree (partner_id, org_id, value_hash);
CREATE INDEX clip_viewers_by_membership ON public.clip_viewers USING btree (partner_id, membership_id);
CREATE INDEX clips_by_org ON public.clips USING btree (partner_id, org_id, created_at, id);
CREATE INDEX confined_sessions_by_end ON public.confined_sessions USING btree (expires_at);
CREATE INDEX confined_sessions_by_user ON public.confined_sessions USING btree (user_id);
CREATE INDEX credentials_by_device ON public.credentials USING btree (partner_id, device_id) WHERE (device_id IS NOT NULL);
CREATE INDEX credentials_by_oauth_grant ON public.credentials USING btree (partner_id, oauth_grant_id) WHERE (oauth_grant_id IS NOT NULL);
CREATE INDEX credentials_by_org ON public.credentials USING btree (partner_id, org_id);
CREATE INDEX credentials_oauth_by_end ON public.credentials USING btree (expires_at) WHERE (kind = 'oauth_token'::text);
CREATE INDEX device_commands_by_age ON public.device_commands USING btree (expires_at);
CREATE INDEX device_commands_waiting ON public.device_commands USING btree (partner_id, device_id) WHERE (delivered_at IS NULL);
CREATE INDEX devices_by_org ON public.devices USING btree (partner_id, org_id, type, id);
CREATE INDEX devices_by_partner ON public.devices USING btree (partner_id, id) WHERE (removed_at IS NULL);
CREATE INDEX doors_by_org ON public.doors USING btree (partner_id, org_id, id) WHERE (removed_at IS NULL);
CREATE INDEX events_by_org ON public.events USING btree (partner_id, org_id, id);
CREATE INDEX events_by_transaction ON public.events USING btree (written_by);
CREATE INDEX federated_tokens_by_credential ON public.federated_tokens USING btree (partner_id, credential_id);
CREATE INDEX federated_tokens_by_end ON public.federated_tokens USING btree (expires_at);
CREATE INDEX federated_tokens_by_org ON public.federated_tokens USING btree (partner_id, org_id, expires_at);
CREATE INDEX gateway_requests_by_age ON public.gateway_requests USING btree (at);
CREATE INDEX gateway_requests_by_org ON public.gateway_requests USING btree (partner_id, org_id, id);
CREATE INDEX hourly_readings_by_age ON public.hourly_readings USING btree (hour);
CREATE INDEX idempotency_results_by_age ON public.idempotency_results USING btree (created_at);
CREATE INDEX invitations_by_membership ON public.invitations USING btree (partner_id, membership_id) WHERE (membership_id IS NOT NULL);
CREATE INDEX invitations_by_partner_member ON public.invitations USING btree (partner_id, partner_member_id) WHERE (partner_member_id IS NOT NULL);
CREATE INDEX licences_by_end ON public.licences USING btree (ends_at) WHERE (state = ANY (ARRAY['CLAIMED'::text, 'NOT_RENEWED'::text]));
CREATE INDEX licences_by_org ON public.licences USING btree (partner_id, org_id, per, id);
CREATE INDEX locations_by_org ON public.locations USING btree (partner_id, org_id, id);
CREATE INDEX locations_by_parent ON public.locations USING btree (partner_id, org_id, parent_id) WHERE (parent_id IS NOT NULL);
CREATE INDEX locations_by_policy ON public.locations USING btree (partner_id, policy_id) WHERE (policy_id IS NOT NULL);
CREATE INDEX lockdown_plans_by_org ON public.lockdown_plans USING btree (partner_id, org_id, id);
CREATE INDEX login_links_by_end ON public.login_links USING btree (expires_at);
CREATE INDEX mails_due ON public.mails USING btree (next_attempt_at) WHERE ((sent_at IS NULL) AND (failed_at IS NULL));
CREATE INDEX memberships_by_email ON public.memberships USING btree (lower(email));
CREATE INDEX memberships_by_user ON public.memberships USING btree (user_id) WHERE (user_id IS NOT NULL);
CREATE INDEX oauth_clients_by_age ON public.oauth_clients USING btree (COALESCE(used_at, created_at));
CREATE INDEX oauth_grants_by_client ON public.oauth_grants USING btree (client_id);
CREATE INDEX oauth_grants_by_end ON public.oauth_grants USING btree (expires_at);
CREATE INDEX oauth_grants_by_membership ON public.oauth_grants USING btree (partner_id, membership_id) WHERE (membership_id IS NOT NULL);
CREATE INDEX oauth_grants_by_org ON public.oauth_grants USING btree (partner_id, org_id) WHERE (org_id IS NOT NULL);
CREATE INDEX oauth_grants_by_partner_member ON public.oauth_grants USING btree (partner_id, partner_member_id) WHERE (partner_member_id IS NOT NULL);
CREATE INDEX oauth_grants_by_user ON public.oauth_grants USING btree (user_id);
CREATE INDEX occurrence_counts_by_age ON public.occurrence_counts USING btree (quarter);
CREATE INDEX occurrence_counts_by_org ON public.occurrence_counts USING btree (partner_id, org_id, kind, quarter);
CREATE INDEX occurrences_by_age ON public.occurrences USING btree (at);
CREATE INDEX occurrences_by_device ON public.occurrences USING btree (partner_id, org_id, device_id, at, id);
CREATE INDEX occurrences_by_door ON public.occurrences USING btree (partner_id, org_id, door_id, at, id) WHERE (door_id IS NOT NULL);
CREATE INDEX occurrences_by_location ON public.occurrences USING btree (partner_id, org_id, location_id, at, id);
CREATE INDEX occurrences_by_org ON public.occurrences USING btree (partner_id, org_id, kind, at, id);
CREATE INDEX occurrences_by_person ON public.occurrences USING btree (partner_id, org_id, membership_id, at, id) WHERE (membership_id IS NOT NULL);
CREATE INDEX occurrences_clearing ON public.occurrences USING btree (partner_id, ((data ->> 'alertId'::text))) WHERE (kind = 'alert_cleared'::text);
CREATE INDEX occurrences_of_parts ON public.occurrences USING btree (partner_id, org_id, location_id, at, id) WHERE (kind = ANY (ARRAY['tamper'::text, 'button_press'::text, 'credential_received'::text, 'reader_state'::text, 'relay_state'::text, 'position_state'::text, 'exit_request'::text, 'input_state'::text, 'panic_button'::text, 'doorbell'::text, 'door_mode'::text, 'unit_battery'::text]));
CREATE INDEX operator_passes_by_end ON public.operator_passes USING btree (expires_at);
CREATE INDEX orgs_clients ON public.orgs USING btree (partner_id, id) WHERE (NOT is_own);
CREATE INDEX orgs_clients_by_name ON public.orgs USING btree (partner_id, sort_name, id) WHERE (NOT is_own);
CREATE INDEX partner_members_by_email ON public.partner_members USING btree (lower(email));
CREATE INDEX passkeys_by_user ON public.passkeys USING btree (user_id);
CREATE INDEX readings_by_age ON public.readings USING btree (at);
CREATE INDEX rules_by_org ON public.rules USING btree (partner_id, org_id, id);
CREATE INDEX secrets_by_org ON public.secrets USING btree (partner_id, org_id, id);
CREATE INDEX sessions_by_user ON public.sessions USING btree (user_id);
CREATE INDEX shipments_by_org ON public.shipments USING btree (partner_id, org_id, id);
CREATE INDEX snapshots_by_device ON public.snapshots USING btree (partner_id, org_id, device_id, taken_at, id);
CREATE INDEX snapshots_by_time ON public.snapshots USING btree (taken_at);
CREATE INDEX team_provisions_unclaimed ON public.team_provisions USING btree (expires_at) WHERE (claimed_at IS NULL);
CREATE INDEX usage_by_org ON public.usage USING btree (partner_id, org_id, at);
CREATE INDEX usage_by_partner ON public.usage USING btree (partner_id, at) WHERE (tier = 'partner'::text);
CREATE INDEX verifications_by_identifier ON public.verifications USING btree (identifier);
CREATE UNIQUE INDEX acting_reads_id ON public.acting_reads USING btree (partner_id, id);
CREATE UNIQUE INDEX agents_default ON public.agents USING btree (partner_id, project_id) WHERE is_default;
CREATE UNIQUE INDEX badges_value ON public.badges USING btree (partner_id, org_id, value_hash) WHERE (status <> 'revoked'::text);
CREATE UNIQUE INDEX claim_links_live ON public.claim_links USING btree (partner_id, org_id) WHERE ((used_at IS NULL) AND (replaced_at IS NULL));
CREATE UNIQUE INDEX claim_links_token_hash ON public.claim_links USING btree (token_hash);
CREATE UNIQUE INDEX confined_sessions_token_hash ON public.confined_sessions USING btree (token_hash);
CREATE UNIQUE INDEX credentials_token_hash ON public.credentials USING btree (token_hash);
CREATE UNIQUE INDEX devices_hardware ON public.devices USING btree (partner_id, hardware_id) WHERE (hardware_id IS NOT NULL);
CREATE UNIQUE INDEX federated_tokens_token_hash ON public.federated_tokens USING btree (token_hash);
CREATE UNIQUE INDEX hardware_serial_number ON public.hardware USING btree (serial_number);
CREATE UNIQUE INDEX invitations_token_hash ON public.invitations USING btree (token_hash);
CREATE UNIQUE INDEX login_links_token_hash ON public.login_links USING btree (token_hash);
CREATE UNIQUE INDEX memberships_email ON public.memberships USING btree (partner_id, org_id, lower(email));
CREATE UNIQUE INDEX oauth_grants_code_hash ON public.oauth_grants USING btree (code_hash);
CREATE UNIQUE INDEX oauth_grants_family_hash ON public.oauth_grants USING btree (family_hash) WHERE (family_hash IS NOT NULL);
CREATE UNIQUE INDEX operator_passes_token_hash ON public.operator_passes USING btree (token_hash);
CREATE UNIQUE INDEX orgs_external_id ON public.orgs USING btree (partner_id, external_id) WHERE (external_id IS NOT NULL);
CREATE UNIQUE INDEX orgs_widget_token ON public.orgs USING btree (widget_token) WHERE (widget_token IS NOT NULL);
CREATE UNIQUE INDEX partner_members_email ON public.partner_members USING btree (partner_id, lower(email));
CREATE UNIQUE INDEX partner_members_owner ON public.partner_members USING btree (partner_id) WHERE (role = 'owner'::text);
CREATE UNIQUE INDEX projects_default ON public.projects USING btree (partner_id, org_id) WHERE is_default;
CREATE UNIQUE INDEX team_provisions_token_hash ON public.team_provisions USING btree (token_hash);

alter table access_grants enable row level security;
alter table access_group_members enable row level security;
alter table access_groups enable row level security;
alter table accounts enable row level security;
alter table acting_reads enable row level security;
alter table agent_secrets enable row level security;
alter table agents enable row level security;
alter table alert_dismissals enable row level security;
alter table alert_rules enable row level security;
alter table approvals enable row level security;
alter table badge_keys enable row level security;
alter table badges enable row level security;
alter table budgets enable row level security;
alter table certificate_authorities enable row level security;
alter table claim_keys enable row level security;
alter table claim_links enable row level security;
alter table clip_frames enable row level security;
alter table clip_viewers enable row level security;
alter table clips enable row level security;
alter table confined_sessions enable row level security;
alter table credentials enable row level security;
alter table deals enable row level security;
alter table device_commands enable row level security;
alter table devices enable row level security;
alter table doors enable row level security;
alter table events enable row level security;
alter table federated_tokens enable row level security;
alter table gateway_authorities enable row level security;
alter table gateway_requests enable row level security;
alter table hardware enable row level security;
alter table hourly_readings enable row level security;
alter table idempotency_results enable row level security;
alter table installation enable row level security;
alter table invitations enable row level security;
alter table latest_readings enable row level security;
alter table licences enable row level security;
alter table locations enable row level security;
alter table lockdown_plans enable row level security;
alter table lockdowns enable row level security;
alter table login_links enable row level security;
alter table mails enable row level security;
alter table memberships enable row level security;
alter table monitorings enable row level security;
alter table oauth_clients enable row level security;
alter table oauth_grants enable row level security;
alter table occurrence_counts enable row level security;
alter table occurrences enable row level security;
alter table operator_passes enable row level security;
alter table org_connections enable row level security;
alter table org_counts enable row level security;
alter table orgs enable row level security;
alter table partner_members enable row level security;
alter table partners enable row level security;
alter table passkeys enable row level security;
alter table policies enable row level security;
alter table projects enable row level security;
alter table readings enable row level security;
alter table rules enable row level security;
alter table schedules enable row level security;
alter table secrets enable row level security;
alter table sessions enable row level security;
alter table shipments enable row level security;
alter table signing_keys enable row level security;
alter table snapshots enable row level security;
alter table spend enable row level security;
alter table team_provisions enable row level security;
alter table usage enable row level security;
alter table users enable row level security;
alter table vehicles enable row level security;
alter table verifications enable row level security;

create policy tenant on access_grants for all to tenantry_app using (((partner_id = ( SELECT current_partner() AS current_partner)) AND (( SELECT any_org() AS any_org) OR (org_id = ( SELECT current_org() AS current_org))))) with check (((partner_id = current_partner()) AND (any_org() OR (org_id = current_org()))));
create policy tenant on access_group_members for all to tenantry_app using (((partner_id = ( SELECT current_partner() AS current_partner)) AND (( SELECT any_org() AS any_org) OR (org_id = ( SELECT current_org() AS current_org))))) with check (((partner_id = current_partner()) AND (any_org() OR (org_id = current_org()))));
create policy tenant on access_groups for all to tenantry_app using (((partner_id = ( SELECT current_partner() AS current_partner)) AND (( SELECT any_org() AS any_org) OR (org_id = ( SELECT current_org() AS current_org))))) with check (((partner_id = current_partner()) AND (any_org() OR (org_id = current_org()))));
create policy identity on accounts for all to tenantry_identity using (true);
create policy tenant on acting_reads for all to tenantry_app using (((partner_id = ( SELECT current_partner() AS current_partner)) AND (( SELECT any_org() AS any_org) OR (org_id = ( SELECT current_org() AS current_org))))) with check (((partner_id = current_partner()) AND (any_org() OR (org_id = current_org()))));
create policy tenant on agent_secrets for all to tenantry_app using (((partner_id = ( SELECT current_partner() AS current_partner)) AND (( SELECT any_org() AS any_org) OR (org_id = ( SELECT current_org() AS current_org))))) with check (((partner_id = current_partner()) AND (any_org() OR (org_id = current_org()))));
create policy operator on agents for all to tenantry_operator using (true);
create policy tenant on agents for all to tenantry_app using (((partner_id = ( SELECT current_partner() AS current_partner)) AND (( SELECT any_org() AS any_org) OR (org_id = ( SELECT current_org() AS current_org))))) with check (((partner_id = current_partner()) AND (any_org() OR (org_id = current_org()))));
create policy tenant on alert_dismissals for all to tenantry_app using (((partner_id = ( SELECT current_partner() AS current_partner)) AND (( SELECT any_org() AS any_org) OR (org_id = ( SELECT current_org() AS current_org))))) with check (((partner_id = current_partner()) AND (any_org() OR (org_id = current_org()))));
create policy tenant on alert_rules for all to tenantry_app using (((partner_id = ( SELECT current_partner() AS current_partner)) AND (( SELECT any_org() AS any_org) OR (org_id = ( SELECT current_org() AS current_org))))) with check (((partner_id = current_partner()) AND (any_org() OR (org_id = current_org()))));
create policy tenant on approvals for all to tenantry_app using (((partner_id = ( SELECT current_partner() AS current_partner)) AND (( SELECT any_org() AS any_org) OR (org_id = ( SELECT current_org() AS current_org))))) with check (((partner_id = current_partner()) AND (any_org() OR (org_id = current_org()))));
create policy tenant on badge_keys for all to tenantry_app using (((partner_id = ( SELECT current_partner() AS current_partner)) AND (( SELECT any_org() AS any_org) OR (org_id = ( SELECT current_org() AS current_org))))) with check (((partner_id = current_partner()) AND (any_org() OR (org_id = current_org()))));
create policy tenant on badges for all to tenantry_app using (((partner_id = ( SELECT current_partner() AS current_partner)) AND (( SELECT any_org() AS any_org) OR (org_id = ( SELECT current_org() AS current_org))))) with check (((partner_id = current_partner()) AND (any_org() OR (org_id = current_org()))));
create policy own on budgets for select to tenantry_app using (((partner_id = ( SELECT current_partner() AS current_partner)) AND (org_id = ( SELECT current_org() AS current_org))));
create policy tenant on budgets for all to tenantry_app using (((partner_id = ( SELECT current_partner() AS current_partner)) AND ( SELECT any_org() AS any_org))) with check (((partner_id = current_partner()) AND any_org()));
create policy lookup on certificate_authorities for all to tenantry_lookup using (true);
create policy operator on claim_keys for all to tenantry_operator using (true);
create policy tenant on claim_keys for all to tenantry_app using (((partner_id = ( SELECT current_partner() AS current_partner)) AND ( SELECT any_org() AS any_org))) with check (((partner_id = current_partner()) AND any_org()));
create policy lookup on claim_links for select to tenantry_lookup using (true);
create policy tenant on claim_links for all to tenantry_app using (((partner_id = ( SELECT current_partner() AS current_partner)) AND (( SELECT any_org() AS any_org) OR (org_id = ( SELECT current_org() AS current_org))))) with check (((partner_id = current_partner()) AND (any_org() OR (org_id = current_org()))));
create policy tenant on clip_frames for all to tenantry_app using (((partner_id = ( SELECT current_partner() AS current_partner)) AND (( SELECT any_org() AS any_org) OR (org_id = ( SELECT current_org() AS current_org))))) with check (((partner_id = current_partner()) AND (any_org() OR (org_id = current_org()))));
create policy tenant on clip_viewers for all to tenantry_app using (((partner_id = ( SELECT current_partner() AS current_partner)) AND (( SELECT any_org() AS any_org) OR (org_id = ( SELECT current_org() AS current_org))))) with check (((partner_id = current_partner()) AND (any_org() OR (org_id = current_org()))));
create policy tenant on clips for all to tenantry_app using (((partner_id = ( SELECT current_partner() AS current_partner)) AND (( SELECT any_org() AS any_org) OR (org_id = ( SELECT current_org() AS current_org))))) with check (((partner_id = current_partner()) AND (any_org() OR (org_id = current_org()))));
create policy identity on confined_sessions for all to tenantry_identity using (true);
create policy lookup on confined_sessions for select to tenantry_lookup using (true);
create policy tenant on confined_sessions for all to tenantry_app using (((partner_id = ( SELECT current_partner() AS current_partner)) AND (( SELECT any_org() AS any_org) OR (org_id = ( SELECT current_org() AS current_org))))) with check (((partner_id = current_partner()) AND (any_org() OR (org_id = current_org()))));
create policy lookup on credentials for select to tenantry_lookup using (true);
create policy operator on credentials for all to tenantry_operator using ((kind = 'partner_key'::text)) with check ((kind = ANY (ARRAY['partner_key'::text, 'agent_token'::text])));
create policy tenant on credentials for all to tenantry_app using (((partner_id = ( SELECT current_partner() AS current_partner)) AND (( SELECT any_org() AS any_org) OR (org_id = ( SELECT current_org() AS current_org))))) with check (((partner_id = current_partner()) AND (any_org() OR (org_id = current_org()))));
create policy operator on deals for select to tenantry_operator using (true);
create policy tenant on deals for all to tenantry_app using (((partner_id = ( SELECT current_partner() AS current_partner)) AND ( SELECT any_org() AS any_org))) with check (((partner_id = current_partner()) AND any_org()));
create policy tenant on device_commands for all to tenantry_app using (((partner_id = ( SELECT current_partner() AS current_partner)) AND (( SELECT any_org() AS any_org) OR (org_id = ( SELECT current_org() AS current_org))))) with check (((partner_id = current_partner()) AND (any_org() OR (org_id = current_org()))));
create policy lookup on devices for select to tenantry_lookup using (true);
create policy tenant on devices for all to tenantry_app using (((partner_id = ( SELECT current_partner() AS current_partner)) AND (( SELECT any_org() AS any_org) OR (org_id = ( SELECT current_org() AS current_org))))) with check (((partner_id = current_partner()) AND (any_org() OR (org_id = current_org()))));
create policy tenant on doors for all to tenantry_app using (((partner_id = ( SELECT current_partner() AS current_partner)) AND (( SELECT any_org() AS any_org) OR (org_id = ( SELECT current_org() AS current_org))))) with check (((partner_id = current_partner()) AND (any_org() OR (org_id = current_org()))));
create policy lookup on events for select to tenantry_lookup using (true);
create policy operator on events for all to tenantry_operator using (true);
create policy tenant on events for all to tenantry_app using (((partner_id = ( SELECT current_partner() AS current_partner)) AND (( SELECT any_org() AS any_org) OR (org_id = ( SELECT current_org() AS current_org))))) with check (((partner_id = current_partner()) AND (any_org() OR (org_id = current_org()))));
create policy lookup on federated_tokens for select to tenantry_lookup using (true);
create policy tenant on federated_tokens for all to tenantry_app using (((partner_id = ( SELECT current_partner() AS current_partner)) AND (( SELECT any_org() AS any_org) OR (org_id = ( SELECT current_org() AS current_org))))) with check (((partner_id = current_partner()) AND (any_org() OR (org_id = current_org()))));
create policy lookup on gateway_authorities for all to tenantry_lookup using (true);
create policy tenant on gateway_requests for all to tenantry_app using (((partner_id = ( SELECT current_partner() AS current_partner)) AND (( SELECT any_org() AS any_org) OR (org_id = ( SELECT current_org() AS current_org))))) with check (((partner_id = current_partner()) AND (any_org() OR (org_id = current_org()))));
create policy lookup on hardware for select to tenantry_lookup using (true);
create policy operator on hardware for all to tenantry_operator using (true) with check (true);
create policy tenant on hardware for all to tenantry_app using (((partner_id = ( SELECT current_partner() AS current_partner)) AND ( SELECT any_org() AS any_org))) with check (((partner_id = current_partner()) AND any_org()));
create policy tenant on hourly_readings for all to tenantry_app using (((partner_id = ( SELECT current_partner() AS current_partner)) AND (( SELECT any_org() AS any_org) OR (org_id = ( SELECT current_org() AS current_org))))) with check (((partner_id = current_partner()) AND (any_org() OR (org_id = current_org()))));
create policy operator on idempotency_results for all to tenantry_operator using ((partner_id IS NULL));
create policy tenant on idempotency_results for all to tenantry_app using (((partner_id = ( SELECT current_partner() AS current_partner)) AND (( SELECT any_org() AS any_org) OR (org_id = ( SELECT current_org() AS current_org))))) with check (((partner_id = current_partner()) AND (any_org() OR (org_id = current_org()))));
create policy lookup on invitations for select to tenantry_lookup using (true);
create policy operator on invitations for all to tenantry_operator using ((org_id IS NULL));
create policy tenant on invitations for all to tenantry_app using (((partner_id = ( SELECT current_partner() AS current_partner)) AND (( SELECT any_org() AS any_org) OR (org_id = ( SELECT current_org() AS current_org))))) with check (((partner_id = current_partner()) AND (any_org() OR (org_id = current_org()))));
create policy tenant on latest_readings for all to tenantry_app using (((partner_id = ( SELECT current_partner() AS current_partner)) AND (( SELECT any_org() AS any_org) OR (org_id = ( SELECT current_org() AS current_org))))) with check (((partner_id = current_partner()) AND (any_org() OR (org_id = current_org()))));
create policy operator on licences for all to tenantry_operator using (true);
create policy tenant on licences for all to tenantry_app using (((partner_id = ( SELECT current_partner() AS current_partner)) AND (( SELECT any_org() AS any_org) OR (org_id = ( SELECT current_org() AS current_org))))) with check (((partner_id = current_partner()) AND (any_org() OR (org_id = current_org()))));
create policy tenant on locations for all to tenantry_app using (((partner_id = ( SELECT current_partner() AS current_partner)) AND (( SELECT any_org() AS any_org) OR (org_id = ( SELECT current_org() AS current_org))))) with check (((partner_id = current_partner()) AND (any_org() OR (org_id = current_org()))));
create policy tenant on lockdown_plans for all to tenantry_app using (((partner_id = ( SELECT current_partner() AS current_partner)) AND (( SELECT any_org() AS any_org) OR (org_id = ( SELECT current_org() AS current_org))))) with check (((partner_id = current_partner()) AND (any_org() OR (org_id = current_org()))));
create policy tenant on lockdowns for all to tenantry_app using (((partner_id = ( SELECT current_partner() AS current_partner)) AND (( SELECT any_org() AS any_org) OR (org_id = ( SELECT current_org() AS current_org))))) with check (((partner_id = current_partner()) AND (any_org() OR (org_id = current_org()))));
create policy lookup on login_links for select to tenantry_lookup using (true);
create policy tenant on login_links for all to tenantry_app using (((partner_id = ( SELECT current_partner() AS current_partner)) AND (( SELECT any_org() AS any_org) OR (org_id = ( SELECT current_org() AS current_org))))) with check (((partner_id = current_partner()) AND (any_org() OR (org_id = current_org()))));
create policy operator on mails for select to tenantry_operator using (true);
create policy operator_insert on mails for insert to tenantry_operator using () with check ((org_id IS NULL));
create policy tenant on mails for all to tenantry_app using (((partner_id = ( SELECT current_partner() AS current_partner)) AND (( SELECT any_org() AS any_org) OR (org_id = ( SELECT current_org() AS current_org))))) with check (((partner_id = current_partner()) AND (any_org() OR (org_id = current_org()))));
create policy lookup on memberships for select to tenantry_lookup using (true);
create policy tenant on memberships for all to tenantry_app using (((partner_id = ( SELECT current_partner() AS current_partner)) AND (( SELECT any_org() AS any_org) OR (org_id = ( SELECT current_org() AS current_org))))) with check (((partner_id = current_partner()) AND (any_org() OR (org_id = current_org()))));
create policy tenant on monitorings for all to tenantry_app using (((partner_id = ( SELECT current_partner() AS current_partner)) AND (( SELECT any_org() AS any_org) OR (org_id = ( SELECT current_org() AS current_org))))) with check (((partner_id = current_partner()) AND (any_org() OR (org_id = current_org()))));
create policy lookup on oauth_clients for all to tenantry_lookup using (true);
create policy lookup on oauth_grants for select to tenantry_lookup using (true);
create policy tenant on oauth_grants for all to tenantry_app using (((partner_id = ( SELECT current_partner() AS current_partner)) AND (( SELECT any_org() AS any_org) OR (org_id = ( SELECT current_org() AS current_org))))) with check (((partner_id = current_partner()) AND (any_org() OR (org_id = current_org()))));
create policy tenant on occurrence_counts for all to tenantry_app using (((partner_id = ( SELECT current_partner() AS current_partner)) AND (( SELECT any_org() AS any_org) OR (org_id = ( SELECT current_org() AS current_org))))) with check (((partner_id = current_partner()) AND (any_org() OR (org_id = current_org()))));
create policy tenant on occurrences for all to tenantry_app using (((partner_id = ( SELECT current_partner() AS current_partner)) AND (( SELECT any_org() AS any_org) OR (org_id = ( SELECT current_org() AS current_org))))) with check (((partner_id = current_partner()) AND (any_org() OR (org_id = current_org()))));
create policy operator on operator_passes for all to tenantry_operator using (true);
create policy tenant on org_connections for all to tenantry_app using (((partner_id = ( SELECT current_partner() AS current_partner)) AND (( SELECT any_org() AS any_org) OR (org_id = ( SELECT current_org() AS current_org))))) with check (((partner_id = current_partner()) AND (any_org() OR (org_id = current_org()))));
create policy tenant on org_counts for all to tenantry_app using (((partner_id = ( SELECT current_partner() AS current_partner)) AND ( SELECT any_org() AS any_org))) with check (((partner_id = current_partner()) AND any_org()));
create policy lookup on orgs for select to tenantry_lookup using (true);
create policy operator on orgs for all to tenantry_operator using (true);
create policy tenant on orgs for all to tenantry_app using (((partner_id = ( SELECT current_partner() AS current_partner)) AND (( SELECT any_org() AS any_org) OR (id = ( SELECT current_org() AS current_org))))) with check (((partner_id = current_partner()) AND (any_org() OR (id = current_org()))));
create policy lookup on partner_members for select to tenantry_lookup using (true);
create policy operator on partner_members for all to tenantry_operator using (true);
create policy tenant on partner_members for all to tenantry_app using (((partner_id = ( SELECT current_partner() AS current_partner)) AND ( SELECT any_org() AS any_org))) with check (((partner_id = current_partner()) AND any_org()));
create policy lookup on partners for select to tenantry_lookup using (true);
create policy operator on partners for all to tenantry_operator using (true);
create policy tenant on partners for all to tenantry_app using ((id = ( SELECT current_partner() AS current_partner)));
create policy whole_partner on partners for update to tenantry_app using (( SELECT any_org() AS any_org)) with check (any_org());
create policy identity on passkeys for all to tenantry_identity using (true);
create policy tenant on policies for all to tenantry_app using (((partner_id = ( SELECT current_partner() AS current_partner)) AND (( SELECT any_org() AS any_org) OR (org_id = ( SELECT current_org() AS current_org))))) with check (((partner_id = current_partner()) AND (any_org() OR (org_id = current_org()))));
create policy operator on projects for all to tenantry_operator using (true);
create policy tenant on projects for all to tenantry_app using (((partner_id = ( SELECT current_partner() AS current_partner)) AND (( SELECT any_org() AS any_org) OR (org_id = ( SELECT current_org() AS current_org))))) with check (((partner_id = current_partner()) AND (any_org() OR (org_id = current_org()))));
create policy tenant on readings for all to tenantry_app using (((partner_id = ( SELECT current_partner() AS current_partner)) AND (( SELECT any_org() AS any_org) OR (org_id = ( SELECT current_org() AS current_org))))) with check (((partner_id = current_partner()) AND (any_org() OR (org_id = current_org()))));
create policy tenant on rules for all to tenantry_app using (((partner_id = ( SELECT current_partner() AS current_partner)) AND (( SELECT any_org() AS any_org) OR (org_id = ( SELECT current_org() AS current_org))))) with check (((partner_id = current_partner()) AND (any_org() OR (org_id = current_org()))));
create policy tenant on schedules for all to tenantry_app using (((partner_id = ( SELECT current_partner() AS current_partner)) AND (( SELECT any_org() AS any_org) OR (org_id = ( SELECT current_org() AS current_org))))) with check (((partner_id = current_partner()) AND (any_org() OR (org_id = current_org()))));
create policy inherited on secrets for select to tenantry_app using (((tier = 'partner'::text) AND (partner_id = ( SELECT current_partner() AS current_partner)) AND ( SELECT (EXISTS ( SELECT 1
           FROM orgs
          WHERE ((orgs.partner_id = current_partner()) AND (orgs.id = current_org()) AND (orgs.status <> 'detached'::text)))) AS "exists")));
create policy tenant on secrets for all to tenantry_app using (((partner_id = ( SELECT current_partner() AS current_partner)) AND (( SELECT any_org() AS any_org) OR (org_id = ( SELECT current_org() AS current_org))))) with check (((partner_id = current_partner()) AND (any_org() OR (org_id = current_org()))));
create policy identity on sessions for all to tenantry_identity using (true);
create policy operator on shipments for all to tenantry_operator using (true);
create policy tenant on shipments for all to tenantry_app using (((partner_id = ( SELECT current_partner() AS current_partner)) AND (( SELECT any_org() AS any_org) OR (org_id = ( SELECT current_org() AS current_org))))) with check (((partner_id = current_partner()) AND (any_org() OR (org_id = current_org()))));
create policy lookup on signing_keys for all to tenantry_lookup using (true);
create policy tenant on snapshots for all to tenantry_app using (((partner_id = ( SELECT current_partner() AS current_partner)) AND (( SELECT any_org() AS any_org) OR (org_id = ( SELECT current_org() AS current_org))))) with check (((partner_id = current_partner()) AND (any_org() OR (org_id = current_org()))));
create policy tenant on spend for all to tenantry_app using (((partner_id = ( SELECT current_partner() AS current_partner)) AND (( SELECT any_org() AS any_org) OR (org_id = ( SELECT current_org() AS current_org))))) with check (((partner_id = current_partner()) AND (any_org() OR (org_id = current_org()))));
create policy lookup on team_provisions for select to tenantry_lookup using (true);
create policy tenant on team_provisions for all to tenantry_app using (((partner_id = ( SELECT current_partner() AS current_partner)) AND (( SELECT any_org() AS any_org) OR (org_id = ( SELECT current_org() AS current_org))))) with check (((partner_id = current_partner()) AND (any_org() OR (org_id = current_org()))));
create policy tenant on usage for all to tenantry_app using (((partner_id = ( SELECT current_partner() AS current_partner)) AND (( SELECT any_org() AS any_org) OR (org_id = ( SELECT current_org() AS current_org))))) with check (((partner_id = current_partner()) AND (any_org() OR (org_id = current_org()))));
create policy identity on users for all to tenantry_identity using (true);
create policy tenant on vehicles for all to tenantry_app using (((partner_id = ( SELECT current_partner() AS current_partner)) AND (( SELECT any_org() AS any_org) OR (org_id = ( SELECT current_org() AS current_org))))) with check (((partner_id = current_partner()) AND (any_org() OR (org_id = current_org()))));
create policy identity on verifications for all to tenantry_identity using (true);

grant delete, insert, select, update on access_grants to tenantry_app;
grant delete, insert, select, update on access_group_members to tenantry_app;
grant delete, insert, select, update on access_groups to tenantry_app;
grant delete, insert, select, update on accounts to tenantry_identity;
grant insert, select, update on acting_reads to tenantry_app;
grant delete, insert, select on agent_secrets to tenantry_app;
grant delete, insert, select, update on agents to tenantry_app;
grant insert on agents to tenantry_operator;
grant insert, select on alert_dismissals to tenantry_app;
grant delete, insert, select, update on alert_rules to tenantry_app;
grant delete, insert, select, update on approvals to tenantry_app;
grant delete, insert, select, update on badge_keys to tenantry_app;
grant delete, insert, select, update on badges to tenantry_app;
grant delete, insert, select, update on budgets to tenantry_app;
grant insert, select on certificate_authorities to tenantry_lookup;
grant select on claim_keys to tenantry_app;
grant insert, select, update on claim_keys to tenantry_operator;
grant delete, insert, select, update on claim_links to tenantry_app;
grant insert, select on clip_frames to tenantry_app;
grant delete, insert, select on clip_viewers to tenantry_app;
grant delete, insert, select, update on clips to tenantry_app;
grant delete, insert, select on confined_sessions to tenantry_app;
grant delete, select on confined_sessions to tenantry_identity;
grant select on confined_sessions to tenantry_lookup;
grant delete, insert, select, update on credentials to tenantry_app;
grant insert, select, update on credentials to tenantry_operator;
grant insert, select on deals to tenantry_app;
grant select on deals to tenantry_operator;
grant insert, select, update on device_commands to tenantry_app;
grant delete, insert, select, update on devices to tenantry_app;
grant delete, insert, select, update on doors to tenantry_app;
grant insert, select on events to tenantry_app;
grant insert on events to tenantry_operator;
grant insert, select on federated_tokens to tenantry_app;
grant insert, select on gateway_authorities to tenantry_lookup;
grant insert, select on gateway_requests to tenantry_app;
grant select on hardware to tenantry_app;
grant insert, select, update on hardware to tenantry_operator;
grant insert, select, update on hourly_readings to tenantry_app;
grant insert, select, update on idempotency_results to tenantry_app;
grant insert, select, update on idempotency_results to tenantry_operator;
grant delete, insert, select, update on invitations to tenantry_app;
grant insert, select, update on invitations to tenantry_operator;
grant insert, select, update on latest_readings to tenantry_app;
grant select on licences to tenantry_app;
grant insert, select, update on licences to tenantry_operator;
grant delete, insert, select, update on locations to tenantry_app;
grant delete, insert, select, update on lockdown_plans to tenantry_app;
grant delete, insert, select, update on lockdowns to tenantry_app;
grant delete, insert, select on login_links to tenantry_app;
grant select on login_links to tenantry_lookup;
grant insert, select on mails to tenantry_app;
grant insert, select on mails to tenantry_operator;
grant delete, insert, select, update on memberships to tenantry_app;
grant delete, insert, select, update on monitorings to tenantry_app;
grant insert, select on oauth_clients to tenantry_lookup;
grant delete, insert, select, update on oauth_grants to tenantry_app;
grant select on oauth_grants to tenantry_lookup;
grant insert, select, update on occurrence_counts to tenantry_app;
grant insert, select on occurrences to tenantry_app;
grant delete, insert, select on operator_passes to tenantry_operator;
grant delete, insert, select, update on org_connections to tenantry_app;
grant insert, select, update on org_counts to tenantry_app;
grant delete, insert, select, update on orgs to tenantry_app;
grant insert on orgs to tenantry_operator;
grant delete, insert, select, update on partner_members to tenantry_app;
grant select on partner_members to tenantry_lookup;
grant insert, select, update on partner_members to tenantry_operator;
grant select on partners to tenantry_app;
grant insert, select, update on partners to tenantry_operator;
grant delete, insert, select, update on passkeys to tenantry_identity;
grant delete, insert, select, update on policies to tenantry_app;
grant delete, insert, select, update on projects to tenantry_app;
grant insert on projects to tenantry_operator;
grant insert, select on readings to tenantry_app;
grant delete, insert, select, update on rules to tenantry_app;
grant delete, insert, select, update on schedules to tenantry_app;
grant delete, insert, select, update on secrets to tenantry_app;
grant delete, insert, select, update on sessions to tenantry_identity;
grant select on shipments to tenantry_app;
grant insert, select, update on shipments to tenantry_operator;
grant insert, select on signing_keys to tenantry_lookup;
grant delete, insert, select on snapshots to tenantry_app;
grant insert, select, update on spend to tenantry_app;
grant delete, insert, select, update on team_provisions to tenantry_app;
grant insert, select on usage to tenantry_app;
grant delete, insert, select, update on users to tenantry_identity;
grant delete, insert, select, update on vehicles to tenantry_app;
grant delete, insert, select, update on verifications to tenantry_identity;

grant select (expires_at, id, org_id, partner_id, replaced_at, token_hash, used_at) on claim_links to tenantry_lookup;
grant select (agent_id, certificate_fingerprint, device_id, expires_at, id, kind, oauth_grant_id, org_id, partner_id, project_id, revoked_at, scopes, seen_by_partner, token_hash, user_id) on credentials to tenantry_lookup;
grant select (hardware_id, id, location_id, org_id, partner_id, type) on devices to tenantry_lookup;
grant select (at, data, id, org_id, partner_id, subject, type, written_by) on events to tenantry_lookup;
grant select (credential_id, domain, expires_at, org_id, partner_id, token_hash) on federated_tokens to tenantry_lookup;
grant select (activation_hash, id, partner_id, serial_number) on hardware to tenantry_lookup;
grant select (expires_at, id, membership_id, org_id, partner_id, partner_member_id, token_hash, used_at) on invitations to tenantry_lookup;
grant update (warned_days, warned_end) on licences to tenantry_app;
grant select (created_at, email, from_partner, id, org_id, partner_id, role, user_id) on memberships to tenantry_lookup;
grant update (used_at) on oauth_clients to tenantry_lookup;
grant select (id, language, name, operator_suspended_at, partner_access_allowed, partner_access_until, partner_id, status, suspended_at, website, widget_token) on orgs to tenantry_lookup;
grant select (id, is_own, operator_suspended_at, partner_id, status) on orgs to tenantry_operator;
grant update (operator_suspended_at) on orgs to tenantry_operator;
grant update (branding, default_ai_instructions, default_partner_access_allowed, default_partner_access_days, gateway_stopped_at, ip_allow_list, name, updated_at) on partners to tenantry_app;
grant select (active, branding, default_partner_access_allowed, default_partner_access_days, id, ip_allow_list, name, own_org_id, rate_limit_per_minute) on partners to tenantry_lookup;
grant select (claimed_at, expires_at, from_partner, id, org_id, partner_id, project_id, role, skip_onboarding, token_hash, user_id) on team_provisions to tenantry_lookup;
