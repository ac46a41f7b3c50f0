import { Button, Group } from '@mantine/core'

interface Props {
  /** A list that is read page by page. */
  readonly pages: {
    readonly hasNextPage: boolean
    readonly isFetchingNextPage: boolean
    readonly fetchNextPage: () => unknown
  }
}

/** Reads the next page of a list, where there is one. */
export const ShowMore = ({ pages }: Props) =>
  pages.hasNextPage && (
    <Group justify="center">
      <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
        Show more
      </Button>
    </Group>
  )
