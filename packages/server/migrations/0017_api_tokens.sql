-- What a key is bound to: it is taken from nobody but a client that proves to hold the certificate's private key, which
-- is not here. The certificate is public.
alter table credentials
  add column certificate text,
  add column certificate_fingerprint text check (certificate_fingerprint ~ '^[0-9a-f]{64}$'),
  add check ((certificate is null) = (certificate_fingerprint is null)),
  -- A certificate has an end, and the key ends with it.
  add check (certificate is null or expires_at is not null);
grant select (certificate_fingerprint) on credentials to tenantry_lookup;

-- Sign the certificates of clients, and the TLS port's own; of the installation, not of a tenant.
create table certificate_authorities (
  purpose text primary key check (purpose in ('clients', 'server')),
  certificate text not null,
  sealed bytea not null,
  created_at timestamptz(3) not null
);
alter table certificate_authorities enable row level security;
create policy lookup on certificate_authorities to tenantry_lookup using (true);
grant select, insert on certificate_authorities to tenantry_lookup;
