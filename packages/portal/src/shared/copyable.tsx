import { ActionIcon, Code, CopyButton, Group, Text, Tooltip } from '@mantine/core'

interface Props {
  readonly label: string
  readonly value: string
}

/** A text with the button that copies it. */
export const Copyable = ({ label, value }: Props) => (
  <div>
    <Text size="sm" fw={600}>
      {label}
    </Text>
    <Group gap="xs" wrap="nowrap" align="flex-start">
      <Code block style={{ flex: 1, overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
        {value}
      </Code>
      <CopyButton value={value}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? 'Copied' : 'Copy'}>
            <ActionIcon
              variant={copied ? 'filled' : 'default'}
              onClick={copy}
              aria-label={copied ? `${label} copied` : `Copy ${label}`}
            >
              {copied ? '✓' : '⧉'}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </Group>
  </div>
)
