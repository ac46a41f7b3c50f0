const tasks: (() => unknown)[] = []

/** Has something done once the test file that runs is over. Files share their modules: a hook of a module's own would be of the first file alone. */
export const whenFileEnds = (task: () => unknown): void => void tasks.push(task)

/** Does what waits for the end of the file, the newest first. */
export const endFile = async (): Promise<void> => {
  for (const task of tasks.splice(0).reverse()) await task()
}
