import { answerUpload } from '#server/files/upload-door.ts'

export { answerUpload as POST }
