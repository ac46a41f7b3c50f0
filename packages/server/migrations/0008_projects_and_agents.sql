-- Which of its project's secrets an agent may use: all of them, or only those in agent_secrets.
alter table agents
  add column secret_mode text not null default 'all' check (secret_mode in ('all', 'selective'));

-- What an organization and a project fall back to is one thing, never two.
create unique index projects_default on projects (partner_id, org_id) where is_default;
create unique index agents_default on agents (partner_id, project_id) where is_default;

create table agent_secrets (
  partner_id uuid not null,
  org_id uuid not null,
  agent_id uuid not null,
  secret_id uuid not null,
  primary key (partner_id, org_id, agent_id, secret_id),
  foreign key (partner_id, org_id, agent_id) references agents (partner_id, org_id, id) on delete cascade
);

alter table agent_secrets enable row level security;
create policy tenant on agent_secrets to tenantry_app
  using (partner_id = (select current_partner()) and ((select any_org()) or org_id = (select current_org())))
  with check (partner_id = current_partner() and (any_org() or org_id = current_org()));
grant select, insert, delete on agent_secrets to tenantry_app;
