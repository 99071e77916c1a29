import { notFound } from 'next/navigation'
import { scopeOf } from '#domain/access.ts'
import { titled } from '../../_messages/words.ts'
import { allFilesInput } from '../../_records/attached/all-files-input.ts'
import { Hydrate, prefetchPages, trpc, viewer } from '../../_trpc/server.tsx'
import { AllFiles } from './all-files.tsx'

export const generateMetadata = titled('files.title')

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function FilesPage({ searchParams }: Props) {
  const person = await viewer()
  if (!person || scopeOf(person.role, 'files', 'read') === 'none') notFound()
  const { q } = await searchParams
  await prefetchPages(
    trpc.files.all.infiniteQueryOptions(allFilesInput(String(q ?? '')), {
      getNextPageParam: (page) => page.nextCursor ?? undefined,
    }),
  )
  return (
    <Hydrate>
      <AllFiles />
    </Hydrate>
  )
}
