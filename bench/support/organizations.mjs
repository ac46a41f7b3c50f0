/** Writes a partner's organizations in bulk, shaped like what provisioning writes: only their number matters here. */
export const fillPartner = async (client, partnerId, orgs) => {
  await client.query(
    `insert into orgs (partner_id, id, name, slug, external_id, language, widget_token, created_at)
     select $1::uuid, (lpad(to_hex(g), 12, '0') || '70008000' || substr(md5($3 || g::text), 1, 12))::uuid, 'Org ' || g, 'org-' || g, 'customer-' || g, 'en', md5($3 || g::text) || md5($3 || 'x' || g::text), now()
     from generate_series(1, $2::int) g`,
    [partnerId, orgs, partnerId],
  )
  await client.query(
    'insert into org_counts (partner_id, slot, orgs) values ($1::uuid, gen_random_uuid(), $2)',
    [partnerId, orgs],
  )
}
