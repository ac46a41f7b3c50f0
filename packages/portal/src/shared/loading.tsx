import { Skeleton, Stack } from '@mantine/core'

/** Stands for what is on its way, about as tall, so that nothing jumps. */
export const Loading = ({ rows = 6 }: { readonly rows?: number }) => (
  <Stack gap="sm" role="status" aria-busy="true" aria-label="Loading">
    {Array.from({ length: rows }, (_, row) => `row ${row}`).map((key) => (
      <Skeleton key={key} height={36} />
    ))}
  </Stack>
)
