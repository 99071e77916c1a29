import { answerSession } from '#server/http/session-door.ts'

export { answerSession as GET }
