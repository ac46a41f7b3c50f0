import { useComputedColorScheme } from '@mantine/core'
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'

/** What was spent on one day, in UTC. */
export interface DaysSpend {
  readonly day?: string
  readonly nanoDollars: string
}

const HEIGHT = 220
const NANO_DOLLARS = 1e9

/** A bar for each day; the table beside it says the same to whoever cannot see it. */
export const SpendChart = ({ days }: { readonly days: readonly DaysSpend[] }) => {
  const isDark = useComputedColorScheme('light') === 'dark'
  const ink = isDark ? '#c1c2c5' : '#495057'
  const data = days.map(({ day = '', nanoDollars }) => ({ day, dollars: Number(nanoDollars) / NANO_DOLLARS }))
  return (
    <div style={{ height: HEIGHT }} role="img" aria-label="Spend by day">
      <ResponsiveContainer>
        <BarChart data={data} accessibilityLayer={false}>
          <CartesianGrid vertical={false} stroke={ink} opacity={0.2} />
          <XAxis dataKey="day" stroke={ink} fontSize={12} />
          <YAxis stroke={ink} fontSize={12} unit=" $" width={70} />
          <Tooltip
            cursor={{ opacity: 0.15 }}
            contentStyle={{ background: isDark ? '#25262b' : '#fff', borderColor: ink }}
          />
          <Bar
            dataKey="dollars"
            name="Dollars"
            fill={isDark ? '#3bc9db' : '#0b7285'}
            isAnimationActive={false}
          />
        </BarChart>
      </ResponsiveContainer>
    </div>
  )
}
