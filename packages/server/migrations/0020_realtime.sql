-- Changes are told to whoever listens in the order of their commits. An id is made before its transaction commits, and a
-- later one may commit first: what is new is therefore asked of the transactions. `after_all` is the oldest transaction
-- that was still under way; whatever is older was over, and seen by whoever saw this event.
alter table events add column written_by xid8, add column after_all xid8;
alter table events
  alter column written_by set default pg_current_xact_id(),
  alter column after_all set default pg_snapshot_xmin(pg_current_snapshot());
create index events_by_transaction on events (written_by);

create policy lookup on events for select to tenantry_lookup using (true);
grant select (partner_id, id, org_id, type, subject, data, at, written_by) on events to tenantry_lookup;
-- What a change of a device is told as hangs on what kind of device it is.
grant select (type, location_id) on devices to tenantry_lookup;
