import { answerDownload } from '#server/files/download-door.ts'

export { answerDownload as GET, answerDownload as HEAD }
