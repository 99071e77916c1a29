import path from 'node:path'

/** The application's folder: the project in development, the folder of server.js in a build. */
export const migrationsFolder = path.resolve('db/migrations')

/** The pages' scripts and styles, in a build alone. */
export const assetsFolder = path.resolve('assets')
