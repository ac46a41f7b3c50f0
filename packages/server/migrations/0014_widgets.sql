-- What a widget's token leads to, and whether the organization behind it stands.
grant select (widget_token, website, language) on orgs to tenantry_lookup;
