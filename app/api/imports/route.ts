import { answerImport } from '#server/imports/upload-door.ts'

export { answerImport as POST }
