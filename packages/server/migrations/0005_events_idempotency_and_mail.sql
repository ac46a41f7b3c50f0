-- One row per change, written in the change's own transaction. It outlives its organization.
create table events (
  partner_id uuid not null references partners (id),
  id uuid not null,
  org_id uuid,
  type text not null,
  subject uuid not null,
  actor jsonb not null,
  data jsonb not null,
  request_id uuid not null,
  address text not null,
  at timestamptz(3) not null,
  primary key (partner_id, id)
);
create index events_by_org on events (partner_id, org_id, id);

-- Reads inside a customer's organization, counted per actor, operation and minute. Like events they outlive it.
create table acting_reads (
  partner_id uuid not null,
  org_id uuid not null,
  actor text not null,
  operation text not null,
  minute timestamptz(0) not null,
  reads integer not null,
  primary key (partner_id, org_id, minute, actor, operation)
);

-- What a write answered, sealed, so that a retry with the same Idempotency-Key is answered alike.
create table idempotency_results (
  scope_hash bytea primary key,
  partner_id uuid,
  org_id uuid,
  request_hash bytea not null,
  sealed bytea not null,
  created_at timestamptz(3) not null
);
create index idempotency_results_by_age on idempotency_results (created_at);

-- Every mail the server wants sent; address and text are sealed, since mails carry live links.
create table mails (
  partner_id uuid not null references partners (id),
  id uuid not null,
  org_id uuid,
  template text not null,
  sealed bytea not null,
  sent_at timestamptz(3),
  created_at timestamptz(3) not null,
  primary key (partner_id, id),
  foreign key (partner_id, org_id) references orgs (partner_id, id) on delete cascade
);
create index mails_unsent on mails (created_at) where sent_at is null;

alter table events enable row level security;
alter table acting_reads enable row level security;
alter table idempotency_results enable row level security;
alter table mails enable row level security;

create policy tenant on events to tenantry_app
  using (partner_id = (select current_partner()) and ((select any_org()) or org_id = (select current_org())))
  with check (partner_id = current_partner() and (any_org() or org_id = current_org()));
create policy tenant on acting_reads to tenantry_app
  using (partner_id = (select current_partner()) and ((select any_org()) or org_id = (select current_org())))
  with check (partner_id = current_partner() and (any_org() or org_id = current_org()));
create policy tenant on idempotency_results to tenantry_app
  using (partner_id = (select current_partner()) and ((select any_org()) or org_id = (select current_org())))
  with check (partner_id = current_partner() and (any_org() or org_id = current_org()));
create policy tenant on mails to tenantry_app
  using (partner_id = (select current_partner()) and ((select any_org()) or org_id = (select current_org())))
  with check (partner_id = current_partner() and (any_org() or org_id = current_org()));
create policy operator on events to tenantry_operator using (true);
create policy operator on idempotency_results to tenantry_operator using (partner_id is null);
create policy operator on mails for select to tenantry_operator using (true);

-- Events are immutable: nobody may update or delete one.
grant select, insert on events to tenantry_app;
grant select, insert, update on acting_reads to tenantry_app;
grant select, insert, update on idempotency_results to tenantry_app, tenantry_operator;
grant select, insert on mails to tenantry_app;
grant insert on events to tenantry_operator;
grant select on mails to tenantry_operator;
