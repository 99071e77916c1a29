export * from './clients.ts'
export * from './system.ts'
export * from './users.ts'
