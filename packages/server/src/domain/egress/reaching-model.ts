/** What the names of models that search, or run what they like, have in them behind who makes them. */
const REACHING_NAME =
  /(?:^|-)sonar|^compound(?:$|[-:@])|-search(?:-preview|-api)?(?:$|[-:@])|deep-research|[:-]online(?![\w-])/i
/** A stored setting in the place of a model, or beside it, may have tools of its own. */
const PRESET = /@preset\//i

const reachesByName = (model: string): boolean => {
  const name = model.trim()
  return PRESET.test(name) || REACHING_NAME.test(name.slice(name.lastIndexOf('/') + 1))
}

/** Whether one of the models that a request names, alone or in a list, reaches other hosts by itself. */
export const namesReachingModel = (models: unknown): boolean => {
  if (typeof models === 'string') return reachesByName(models)
  return models !== null && typeof models === 'object' && Object.values(models).some(namesReachingModel)
}
