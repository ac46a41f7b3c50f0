-- The sign-in library chooses some of these ids itself, and they are no UUIDs: what it reserves while it takes an
-- account from whoever made it before its address was proved.
alter table verifications alter column id type text;
