-- A kill switch: since when agents are let through no more, for all of a partner, an organization or one agent.
alter table partners add column gateway_stopped_at timestamptz(3);
alter table orgs add column gateway_stopped_at timestamptz(3);
alter table agents add column gateway_stopped_at timestamptz(3);
grant update (gateway_stopped_at) on partners to tenantry_app;

-- A secret leaves by TLS alone, unless its owner says that it may go without.
alter table secrets add column allow_http boolean not null default false;

alter table budgets
  -- Whether a request that could lead beyond the limit is refused, or only what comes after.
  add column enforcement text not null default 'soft' check (enforcement in ('soft', 'hard')),
  -- Which part of it an event has told of, and in which period.
  add column told_percent integer not null default 0,
  add column told_period timestamptz(3);

-- What agents sent through the gateway and what became of it; of their requests neither path nor content.
create table gateway_requests (
  partner_id uuid not null,
  id uuid not null,
  org_id uuid not null,
  project_id uuid not null,
  agent_id uuid not null,
  at timestamptz(3) not null,
  method text not null,
  scheme text not null,
  host text not null,
  port integer not null,
  -- `forwarded`, or the word of the gateway's own answer.
  outcome text not null,
  -- That of the answer; none where the agent had gone before there was one.
  status integer,
  tier text check (tier in ('partner', 'organization', 'project')),
  secret_ids uuid[] not null default '{}',
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
  primary key (partner_id, id),
  foreign key (partner_id, org_id) references orgs (partner_id, id) on delete cascade
);
create index gateway_requests_by_org on gateway_requests (partner_id, org_id, id);
create index gateway_requests_by_age on gateway_requests (at);

alter table gateway_requests enable row level security;
create policy tenant on gateway_requests to tenantry_app
  using (partner_id = (select current_partner()) and ((select any_org()) or org_id = (select current_org())))
  with check (partner_id = current_partner() and (any_org() or org_id = current_org()));
grant select, insert on gateway_requests to tenantry_app;
