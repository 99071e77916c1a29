'use client'

import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import { createContext, type ReactNode, use, useMemo, useRef } from 'react'
import type { ReferenceTarget } from '#domain/fields.ts'
import { useTRPC } from '../_trpc/client.tsx'
import { questionsIn, type Referring } from './references.ts'

/** Names change seldom. */
const staleTime = 60_000

type Name = { id: string; name: string; archived: boolean }
/** What is known of the names on this part of the page; `settled` once there is nothing more to come. */
type Known = { names: ReadonlyMap<string, Name>; asked: ReadonlySet<string>; settled: boolean }

const NamesContext = createContext<Known>({ names: new Map(), asked: new Set(), settled: true })

type Props = {
  fields: readonly Referring[]
  /** Questions go out for each page of rows. */
  pages: readonly (readonly Record<string, unknown>[])[]
  children: ReactNode
}

/**
 * Looks up what the references in these rows are called, all of a page at once, for every link inside. What a provider
 * around it knows is known here too.
 */
export function NamesProvider({ fields, pages, children }: Props) {
  const trpc = useTRPC()
  const questions = useMemo(() => pages.flatMap((rows) => questionsIn(fields, rows)), [fields, pages])
  const known = useQueries({
    queries: questions.map((of) => trpc.references.names.queryOptions({ of }, { staleTime })),
    combine: (answers) => ({
      items: answers.flatMap(({ data }) => data?.items ?? []),
      settled: answers.every(({ isPending }) => !isPending),
    }),
  })
  const around = use(NamesContext)
  // A page that is read again may ask another question: meanwhile what was known stays known, and nothing blinks.
  const kept = useRef(new Map<string, Name>())
  const value = useMemo<Known>(() => {
    for (const item of known.items) kept.current.set(item.id, item)
    return {
      names: new Map([...around.names, ...kept.current]),
      asked: new Set([...around.asked, ...questions.flatMap((of) => of.flatMap(({ ids }) => ids))]),
      settled: around.settled && known.settled,
    }
  }, [around, known, questions])
  return <NamesContext value={value}>{children}</NamesContext>
}

/** What these references are called, by id; those in between stay known while a new one is asked for. */
export const useNames = (to: ReferenceTarget, ids: readonly string[]): ReadonlyMap<string, string> => {
  const trpc = useTRPC()
  const answer = useQuery(
    trpc.references.names.queryOptions(
      { of: [{ to, ids: [...ids].sort() }] },
      { enabled: ids.length > 0, staleTime, placeholderData: keepPreviousData },
    ),
  )
  return new Map(answer.data?.items.map(({ id, name }) => [id, name]))
}

/** What a reference is called: undefined until it is known, null when it is not the reader's to know. */
export const useName = (to: ReferenceTarget | undefined, id: string): Name | null | undefined => {
  const trpc = useTRPC()
  const { names, asked, settled } = use(NamesContext)
  const alone = to !== undefined && id !== '' && !asked.has(id)
  const answer = useQuery(
    trpc.references.names.queryOptions(
      { of: alone ? [{ to, ids: [id] }] : [] },
      { enabled: alone, staleTime },
    ),
  )
  if (!alone) return names.get(id) ?? (settled ? null : undefined)
  return answer.isPending ? undefined : (answer.data?.items[0] ?? null)
}
