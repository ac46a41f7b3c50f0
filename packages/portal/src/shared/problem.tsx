import { Alert, Button, Group, Text } from '@mantine/core'
import { TenantryError } from '@tenantry/sdk'

const TO_TRY: Partial<Record<TenantryError['kind'], string>> = {
  unreachable: 'Look whether you are online, then try again.',
  timeout: 'The server took too long. Try again in a moment.',
  unavailable: 'The server cannot answer at the moment. Try again shortly.',
  internal: 'Something failed at the server. Try again; if it stays, give the number below to the operator.',
  limit: 'Too many requests at once. Wait a moment, then try again.',
  forbidden: 'Your role does not allow this. Ask an owner or admin.',
  not_found: 'It may have been deleted meanwhile.',
  conflict: 'Somebody has changed it meanwhile. Load it again.',
}

/** What went wrong, in words. */
const wordsOf = (error: unknown): string =>
  error instanceof TenantryError ? error.message : 'This did not work.'

interface Props {
  readonly error: unknown
  readonly onRetry?: () => void
}

/** Says what happened and what to try. */
export const Problem = ({ error, onRetry }: Props) => {
  const known = error instanceof TenantryError ? error : undefined
  const toTry = known && TO_TRY[known.kind]
  return (
    <Alert color="red" title={wordsOf(error)} role="alert">
      {toTry !== undefined && <Text size="sm">{toTry}</Text>}
      {known?.requestId !== undefined && (known.status ?? 0) >= 500 && (
        <Text size="xs">Request {known.requestId}</Text>
      )}
      {onRetry !== undefined && (
        <Group mt="sm">
          <Button size="compact-sm" variant="default" onClick={onRetry}>
            Try again
          </Button>
        </Group>
      )}
    </Alert>
  )
}
