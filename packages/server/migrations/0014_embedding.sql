-- What a widget's token leads to, and whether the organization behind it stands.
grant select (widget_token, website, language) on orgs to tenantry_lookup;

-- A key that was rotated works on for the overlap, and is not rotated again: its successor is.
alter table credentials add column replaced_at timestamptz(3);
