import about from '../package.json' with { type: 'json' }

/** The version of this application, as package.json says it. */
export const version = about.version
