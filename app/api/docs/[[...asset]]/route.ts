import { answerDocs } from '#server/http/docs-door.ts'

export const GET = async (_: Request, { params }: { params: Promise<{ asset?: string[] }> }) =>
  answerDocs((await params).asset?.join('/'))
