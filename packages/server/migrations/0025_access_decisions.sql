-- What parts of door controllers tell is found by the door and by the person that it is about, and what was decided about a
-- badge is kept with its being shown.
alter table occurrences
  -- The door that the device has named by the key that it tells.
  add column door_id uuid,
  -- Whose badge was shown.
  add column membership_id uuid,
  add column decision jsonb;

update occurrences set door_id = doors.id
  from doors
  where doors.partner_id = occurrences.partner_id and doors.device_id = occurrences.device_id
    and doors.key = occurrences.data ->> 'door';

create index occurrences_by_door on occurrences (partner_id, org_id, door_id, at, id) where door_id is not null;
create index occurrences_by_person on occurrences (partner_id, org_id, membership_id, at, id)
  where membership_id is not null;
-- The few among all that cameras and sensors tell at a location. A kind that is added takes an index of its own.
create index occurrences_of_parts on occurrences (partner_id, org_id, location_id, at, id)
  where kind in ('tamper', 'button_press', 'credential_received', 'reader_state', 'relay_state', 'position_state',
    'exit_request', 'input_state', 'panic_button', 'doorbell', 'door_mode', 'unit_battery');

-- A badge that was revoked is known by its value, too.
create index badges_by_value on badges (partner_id, org_id, value_hash);
