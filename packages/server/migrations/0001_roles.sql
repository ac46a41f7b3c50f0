-- The connection's own user owns the tables and walks past row-level security; every transaction of the product
-- therefore begins by taking one of these roles. Roles are global to a PostgreSQL cluster, so another database
-- may have made them already, even at this very moment.
do $$
declare
  wanted text;
begin
  foreach wanted in array array['tenantry_app', 'tenantry_operator', 'tenantry_lookup'] loop
    -- A user who may not create roles can have them made, and granted, beforehand.
    if not exists (select from pg_roles where rolname = wanted) then
      begin
        execute format('create role %I nologin', wanted);
      exception
        when duplicate_object or unique_violation then null;
      end;
    end if;
    if not pg_has_role(current_user, wanted, 'member') then
      execute format('grant %I to current_user', wanted);
    end if;
  end loop;
end
$$;

grant usage on schema public to tenantry_app, tenantry_operator, tenantry_lookup;

-- Whose rows this transaction may touch. Unset means nobody's.
-- Written with `return`, these are kept parsed; as quoted text they would be parsed anew by every statement.
create function current_partner() returns uuid language sql stable
return nullif(current_setting('app.partner_id', true), '')::uuid;

-- 'any' for a principal that is not confined to one organization. Unset means no organization.
create function any_org() returns boolean language sql stable
return coalesce(current_setting('app.org_id', true), '') = 'any';

create function current_org() returns uuid language sql stable
return nullif(nullif(current_setting('app.org_id', true), ''), 'any')::uuid;
