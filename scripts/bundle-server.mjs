// Puts the server and what it stands on into one file: to find and to read thousands of files is most of a start. The
// folder that it was compiled into is named by BUNDLE.
import { join, relative } from 'node:path'

const folder = process.env.BUNDLE

/** What reads files that lie beside its own. */
const WITH_FILES = [/^@electric-sql\//, /^@fastify\/swagger/]
// Asked for where they are installed alone.
const OPTIONAL = ['pg-native']

/** Each module goes on finding what lies beside it in the folder. */
const inItsPlace = {
  name: 'in-its-place',
  transform: (code, id) =>
    id.startsWith(folder) && code.includes('import.meta.url')
      ? code.replaceAll(
          'import.meta.url',
          `new URL(${JSON.stringify(relative(folder, id))}, import.meta.url).href`,
        )
      : null,
}

export default {
  input: join(folder, 'main.js'),
  platform: 'node',
  external: [...WITH_FILES, ...OPTIONAL],
  plugins: [inItsPlace],
  logLevel: 'warn',
  output: {
    file: join(folder, 'main.js'),
    format: 'esm',
    codeSplitting: false,
    // Packages of the older kind name their folder so.
    banner: 'const { dirname: __dirname, filename: __filename } = import.meta',
  },
}
