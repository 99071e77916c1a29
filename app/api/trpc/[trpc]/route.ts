import { answerTrpc } from '#server/http/trpc-door.ts'

export { answerTrpc as GET, answerTrpc as POST }
