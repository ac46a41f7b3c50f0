-- A partner's clients by name, whatever the case of its letters. A column, since row-level security comes before conditions
-- on what a function makes of one, and every page would walk past all the pages before it. The order is that of the
-- bytes, which no update of the system's locales changes.
alter table orgs add column sort_name text collate "C" not null generated always as (lower(name)) stored;
create index orgs_clients_by_name on orgs (partner_id, sort_name, id) where not is_own;
