-- Whose key it is, where it is a person's; whether the partner has held it in its hands; when it was last presented.
alter table credentials
  add column user_id uuid,
  add column seen_by_partner boolean not null default false,
  add column last_used_at timestamptz(3);
grant select (user_id) on credentials to tenantry_lookup;

-- The partner sees whatever such a key makes.
grant select (seen_by_partner) on credentials to tenantry_lookup;

-- The partner's hold is suspended_at; the operator's is its own, and neither lifts the other.
alter table orgs
  add column operator_suspended_at timestamptz(3),
  add column policy_mode text not null default 'allow' check (policy_mode in ('allow', 'deny'));
