import { TRPCError } from '@trpc/server'
import { notFound } from 'next/navigation'
import type { Import, RowOutcome } from '#domain/imports.ts'
import { titled } from '../../../_messages/words.ts'
import { loadNames } from '../../../_records/load.ts'
import { Hydrate, load, prefetchPages, trpc } from '../../../_trpc/server.tsx'
import { admitStaff } from '../admit-staff.ts'
import { fieldsOf } from './fields-of.ts'
import { ImportPage } from './import-page.tsx'
import { loadShown, recordOf, rowsInput, shownOf } from './rows-input.ts'

export const generateMetadata = titled('imports.title')

const loadImport = async (id: string) => {
  try {
    return await load(trpc.imports.get.queryOptions({ id }))
  } catch (error) {
    if (error instanceof TRPCError && (error.code === 'NOT_FOUND' || error.code === 'BAD_REQUEST')) notFound()
    throw error
  }
}

const loadRows = async (one: Import, outcome: RowOutcome) => {
  const pages = await prefetchPages(
    trpc.imports.rows.infiniteQueryOptions(rowsInput(one.id, outcome), {
      getNextPageParam: (page) => page.nextCursor ?? undefined,
    }),
  )
  await loadNames(recordOf(one), pages?.[0]?.items ?? [])
}

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function OneImportPage({ params, searchParams }: Props) {
  await admitStaff()
  const { id } = await params
  const one = await loadImport(id)
  const outcome = shownOf(one, (await loadShown(searchParams)).rows)
  if (outcome) await loadRows(one, outcome)
  return (
    <Hydrate>
      <ImportPage id={id} fields={fieldsOf(one.of)} />
    </Hydrate>
  )
}
