/** The first moment of a month, UTC: what a request costs is charged to the month in which it began. */
export const startOfMonth = (at: Date): Date => new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), 1))
