import type { PartnerId } from '../kernel/ids.ts'

/** Cuts rows into batches that one statement can write: of one partner each, since a transaction reaches no other. */
export const partnerBatches = <Row extends { readonly partnerId: PartnerId }>(
  rows: readonly Row[],
  size: number,
): readonly (readonly Row[])[] => {
  const byPartner = new Map<PartnerId, Row[]>()
  for (const row of rows) {
    const ofPartner = byPartner.get(row.partnerId)
    if (ofPartner === undefined) byPartner.set(row.partnerId, [row])
    else ofPartner.push(row)
  }
  return [...byPartner.values()].flatMap((ofPartner) =>
    Array.from({ length: Math.ceil(ofPartner.length / size) }, (_, at) =>
      ofPartner.slice(at * size, (at + 1) * size),
    ),
  )
}
