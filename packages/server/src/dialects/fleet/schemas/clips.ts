import { Type } from 'typebox'
import { Bound } from './bound.ts'
import { Bool, Int, Ruuid, Text, withTrio } from './shared.ts'

// Clips (wire facts, sections 4.2 and 4.4, "Events / clips").

const PAGE_MAX = 200
export const PAGE_DEFAULT = 100
const FILTER_IDS_MAX = 1_000
const TEXT_CHARACTERS_MAX = 255
const PAGE_TOKEN_CHARACTERS_MAX = 128

const FacetUuid = Type.String({ format: 'DeviceFacetUuid' })
const Visibility = Type.Enum(['ORG_WIDE', 'ROLE_RESTRICTED', 'PRIVATE'])
/** `ClipAccessSettings`. */
const AccessSettings = Type.Object({
  visibility: Type.Optional(Visibility),
  allowedRoles: Type.Optional(
    Type.Array(Ruuid(), { description: 'Permission groups that see a `ROLE_RESTRICTED` clip.' }),
  ),
  allowedUsers: Type.Optional(
    Type.Array(Ruuid(), { description: 'Users that see a clip that is not `ORG_WIDE`; at most 500.' }),
  ),
})

export const NewClip = Type.Object({
  deviceUuids: Type.Optional(Type.Array(FacetUuid, { description: '1 to 16 cameras.' })),
  startTimeMillis: Type.Optional(Type.Integer({ minimum: 0, description: 'Milliseconds since 1970.' })),
  durationSec: Type.Optional(Type.Integer({ description: '1 to 86,400; the time has to be over.' })),
  title: Text,
  description: Text,
  clipVisibility: Type.Optional(Visibility),
  accessSettings: Type.Optional(AccessSettings),
  saveToConsole: Type.Optional(
    Type.Boolean({ description: 'Clips are kept here and nowhere else: `false` is refused.' }),
  ),
})
export const ClipMade = withTrio({ clipUuid: Type.Optional(Ruuid()) })

const Filter = (description: string) =>
  Type.Optional(Type.Array(FacetUuid, { maxItems: FILTER_IDS_MAX, description }))
const named = 'createdAtMs or timestampMs'
export const ClipsQuery = Type.Object({
  deviceUuidFilters: Filter('Clips of these cameras alone.'),
  locationUuidFilters: Filter('Clips of cameras at these locations alone.'),
  searchFilter: Type.Optional(
    Type.String({
      maxLength: TEXT_CHARACTERS_MAX,
      description: 'What title or description contain; capitals do not matter.',
    }),
  ),
  filterByPrivate: Bool,
  excludeAlertMonitoringClips: Bool,
  timestampFilterField: Type.Optional(
    Type.String({ description: `Which moment counts, ${named}; timestampMs without it.` }),
  ),
  timestampMsAfter: Bound('Clips of this moment count.'),
  timestampMsBefore: Bound('Clips of this moment do not.'),
  sortField: Type.Optional(Type.String({ description: `By ${named}; createdAtMs without it.` })),
  sortOrder: Type.Optional(Type.String({ description: '`asc` or `desc`; `desc` without it.' })),
  pageSize: Type.Optional(
    Type.Integer({ minimum: 1, maximum: PAGE_MAX, description: `${PAGE_DEFAULT} without it.` }),
  ),
  pageToken: Type.Optional(
    Type.String({ maxLength: PAGE_TOKEN_CHARACTERS_MAX, description: 'That of the page before.' }),
  ),
})

const clip = {
  uuid: Ruuid(),
  orgUuid: Ruuid(),
  deviceUuid: Ruuid('The first of them.'),
  deviceUuids: Type.Array(Ruuid(), { description: 'The cameras whose frames it has.' }),
  title: Text,
  description: Text,
  timestampMs: Type.Integer({ description: 'When the time begins of which it has the frames.' }),
  durationSec: Type.Integer(),
  createdAtMs: Type.Integer(),
  lastUpdatedSec: Type.Integer(),
  byteCount: Type.Integer({ description: 'Of its frames together.' }),
  percentComplete: Type.Integer(),
  status: Type.Enum(['COMPLETE']),
  accessSettings: Type.Object({
    visibility: Visibility,
    allowedRoles: Type.Array(Ruuid()),
    allowedUsers: Type.Array(Ruuid()),
  }),
  userUuid: Type.Optional(Ruuid('Of the person who made it, where one did who is still there.')),
}
/** `Event_SavedClipWithProgressType`. */
export const Clip = Type.Object(clip)
export const Clips = withTrio({ savedClips: Type.Optional(Type.Array(Clip)), pageToken: Text })

export const ClipName = Type.Object({ clipUuid: Type.Optional(Ruuid()) })
export const ClipDetails = withTrio({
  savedClip: Type.Optional(
    Type.Object({
      ...clip,
      frames: Type.Array(
        Type.Object({
          frameUri: Type.String(),
          deviceUuid: Ruuid(),
          timestampMs: Type.Integer(),
          mimeType: Type.String(),
          width: Int,
          height: Int,
        }),
        { description: 'In the order in which they were taken.' },
      ),
      movieUris: Type.Record(Type.String(), Type.String(), {
        description: 'Its frames as a movie, for each camera whose frames are JPEG images of one size.',
      }),
    }),
  ),
})

export const ClipChange = Type.Object({
  savedClipUuid: Type.Optional(Ruuid()),
  title: Text,
  description: Text,
  accessSettings: Type.Optional(AccessSettings),
})
export const SavedClipName = Type.Object({ savedClipUuid: Type.Optional(Ruuid()) })
