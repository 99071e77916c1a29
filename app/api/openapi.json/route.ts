import { answerOpenApi } from '#server/http/docs-door.ts'

export const dynamic = 'force-dynamic'
export const GET = () => answerOpenApi()
