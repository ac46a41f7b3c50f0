import { Type } from 'typebox'
import { ClientHeaders, Int, REFUSALS, Ruuid, Text, withTrio } from './shared.ts'

export const FederatedSession = Type.Object({
  durationSec: Type.Optional(
    Type.Integer({ description: 'How long the token works: 1 to 86,400 seconds, an hour without it.' }),
  ),
  domain: Type.Optional(
    Type.String({
      description: 'The site whose pages may use the token, such as `.example.com`; any without it.',
    }),
  ),
})
export const FederatedSessionToken = Type.Object({ federatedSessionToken: Ruuid() })

const Cropping = {
  downscaleFactor: Int,
  jpgQuality: Int,
  permyriadCropX: Int,
  permyriadCropY: Int,
  permyriadCropWidth: Int,
  permyriadCropHeight: Int,
}
/** `DeviceFacetUuid`: a camera, with or without one of its facets. */
const FacetUuid = Type.String({ format: 'DeviceFacetUuid' })
export const ExactFrame = Type.Object({
  cameraUuid: Type.Optional(FacetUuid),
  timestampMs: Type.Optional(Type.Integer({ minimum: 0, description: 'Milliseconds since 1970.' })),
  ...Cropping,
})
export const ExactFrameUri = withTrio({ frameUri: Text, responseMessage: Text })
export const ExactFrameData = withTrio({
  frameData: Type.Optional(Type.String({ format: 'byte', description: 'The image in base64.' })),
  mimeType: Text,
  responseMessage: Text,
})

export const MediaUrisQuery = Type.Object({ cameraUuid: Type.Optional(FacetUuid) })
export const CameraMediaUrisQuery = Type.Object({ deviceUuid: Type.Optional(FacetUuid) })
export const MediaUris = withTrio({
  latestFrameUri: Type.Optional(Type.String({ description: 'The newest frame; there is no video.' })),
})

const binary = (description: string, types: readonly string[]) => ({
  description,
  content: Object.fromEntries(types.map((type) => [type, { schema: Type.String({ format: 'binary' }) }])),
})
const answersWith = (media: ReturnType<typeof binary>) => ({
  200: media,
  206: media,
  304: Type.Null({ description: 'What the caller has is still it.' }),
  404: REFUSALS[403],
  416: Type.Null({ description: 'The range lies behind the end.' }),
  ...REFUSALS,
})
export const MEDIA_ANSWERS = answersWith(
  binary('The image, or the range of it that was asked for.', ['image/jpeg', 'image/png', 'image/webp']),
)
export const MOVIE_ANSWERS = answersWith(
  binary('The movie, or the range of it that was asked for.', ['video/x-msvideo']),
)
export const MediaHeaders = ClientHeaders
export const MediaQuery = Type.Object({
  'x-auth-ft': Type.Optional(
    Type.String({ description: 'A federated session token, in place of the headers.' }),
  ),
})
export const FramePath = Type.Object({ frameUuid: Type.String() })
export const AlertPath = Type.Object({ alertUuid: Type.String() })
export const ClipFramePath = Type.Object({ clipUuid: Type.String(), frameUuid: Type.String() })
export const ClipMoviePath = Type.Object({ clipUuid: Type.String(), deviceUuid: Type.String() })
