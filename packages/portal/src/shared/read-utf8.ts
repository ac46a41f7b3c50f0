/** The text of a file; none where its bytes are no UTF-8, as older spreadsheets write them. */
export const readUtf8 = async (file: Blob): Promise<string | undefined> => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer())
  } catch {
    return undefined
  }
}

export const NOT_UTF8 = 'The file is not in UTF-8. Save it as “CSV UTF-8” and choose it again.'
export const OPEN_QUOTE = 'A quote is opened and never closed.'
