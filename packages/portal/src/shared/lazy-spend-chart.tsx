import { lazy, Suspense } from 'react'
import { Loading } from './loading.tsx'
import type { DaysSpend } from './spend-chart.tsx'

// What draws charts is as large as all the rest.
const SpendChart = lazy(() => import('./spend-chart.tsx').then((made) => ({ default: made.SpendChart })))

/** The chart, once what draws it has come. */
export const LazySpendChart = ({ days }: { readonly days: readonly DaysSpend[] }) => (
  <Suspense fallback={<Loading rows={4} />}>
    <SpendChart days={days} />
  </Suspense>
)
