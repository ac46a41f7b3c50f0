const escapeUndecodable = (bytes: string): string => {
  try {
    return decodeURIComponent(bytes) && bytes
  } catch {
    return bytes.replaceAll('%', '%25')
  }
}

/**
 * A path that cannot be decoded names nothing: escaped, it goes the way of every other id that is malformed. So does the
 * asterisk, which is about the server as a whole, and which the router would take for its first page.
 */
export const decodableUrl = (url: string): string => {
  if (url === '*') return '/*'
  try {
    decodeURIComponent(url)
    return url
  } catch {
    return url
      .replace(/%(?![0-9A-Fa-f]{2})/g, '%25')
      .replace(/(?:%[89A-Fa-f][0-9A-Fa-f])+/g, escapeUndecodable)
  }
}
