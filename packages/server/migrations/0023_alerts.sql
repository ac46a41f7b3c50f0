-- Alerts are what devices have told of as such, and are kept as long as that. Here is which of them somebody has dismissed.
create table alert_dismissals (
  partner_id uuid not null,
  org_id uuid not null,
  alert_id uuid not null,
  dismissed_at timestamptz(3) not null,
  primary key (partner_id, alert_id),
  foreign key (partner_id, org_id) references orgs (partner_id, id) on delete cascade,
  foreign key (partner_id, alert_id) references occurrences (partner_id, id) on delete cascade
);
alter table alert_dismissals enable row level security;
create policy tenant on alert_dismissals to tenantry_app
  using (partner_id = (select current_partner()) and ((select any_org()) or org_id = (select current_org())))
  with check (partner_id = current_partner() and (any_org() or org_id = current_org()));
grant select, insert on alert_dismissals to tenantry_app;

-- Which all-clear ended an alert.
create index occurrences_clearing on occurrences (partner_id, (data ->> 'alertId')) where kind = 'alert_cleared';
