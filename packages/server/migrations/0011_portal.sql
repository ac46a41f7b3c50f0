-- What a partner decides about itself: what the claim page suggests to its customers, and how it presents itself.
alter table partners
  add column default_partner_access_allowed boolean not null default true,
  add column default_partner_access_days integer check (default_partner_access_days between 1 and 3650),
  add column branding jsonb not null default '{}';

grant update (
  name, ip_allow_list, default_ai_instructions, default_partner_access_allowed, default_partner_access_days,
  branding, updated_at
) on partners to tenantry_app;
-- A principal that is confined to one organization reads its partner's record and never changes it.
create policy whole_partner on partners as restrictive for update to tenantry_app
  using ((select any_org())) with check (any_org());
grant select (default_partner_access_allowed, default_partner_access_days, branding) on partners to tenantry_lookup;

-- Whether an organization is held is asked wherever its credentials are verified.
grant select (operator_suspended_at, partner_access_allowed, partner_access_until) on orgs to tenantry_lookup;
-- The operator places and lifts its own hold, and sees nothing else of an organization.
grant select (partner_id, id, is_own, operator_suspended_at), update (operator_suspended_at)
  on orgs to tenantry_operator;

-- Lists of counted reads are paged by an id of their own.
alter table acting_reads add column id uuid not null default gen_random_uuid();
alter table acting_reads alter column id drop default;
create unique index acting_reads_id on acting_reads (partner_id, id);
create index acting_reads_by_org on acting_reads (partner_id, org_id, id);

-- What an agent's call cost, one row per call. Append-only; like events it outlives its organization.
create table usage (
  partner_id uuid not null references partners (id),
  id uuid not null,
  org_id uuid not null,
  project_id uuid not null,
  agent_id uuid not null,
  secret_id uuid,
  tier text not null check (tier in ('partner', 'organization', 'project')),
  provider text not null,
  model text not null,
  input_tokens bigint not null check (input_tokens >= 0),
  output_tokens bigint not null check (output_tokens >= 0),
  nano_dollars bigint not null check (nano_dollars >= 0),
  -- Whether the price was worked out from an estimate and not from what the provider counted.
  estimated boolean not null,
  request_id uuid not null,
  at timestamptz(3) not null,
  primary key (partner_id, id)
);
create index usage_by_partner on usage (partner_id, at) where tier = 'partner';
create index usage_by_org on usage (partner_id, org_id, at);

alter table usage enable row level security;
create policy tenant on usage to tenantry_app
  using (partner_id = (select current_partner()) and ((select any_org()) or org_id = (select current_org())))
  with check (partner_id = current_partner() and (any_org() or org_id = current_org()));
grant select, insert on usage to tenantry_app;

-- How sending goes: a lease is a next attempt that lies ahead, so that of several nodes one sends.
alter table mails
  add column attempts integer not null default 0,
  add column last_error text,
  add column next_attempt_at timestamptz(3),
  add column failed_at timestamptz(3);
update mails set next_attempt_at = created_at;
alter table mails alter column next_attempt_at set not null;
drop index mails_unsent;
create index mails_due on mails (next_attempt_at) where sent_at is null and failed_at is null;
