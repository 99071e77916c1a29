import 'server-only'
import { TRPCError } from '@trpc/server'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import type { ReferenceTarget } from '#domain/fields.ts'
import { load, prefetch, prefetchPages, trpc } from '../_trpc/server.tsx'
import { chosen, isNarrowed, type ListState, listInputOf, narrowingOf } from './list/list-state.ts'
import { allFields, columnFields, formFields } from './read-view.ts'
import { questionsIn } from './references.ts'
import { relatedInput, relatedNarrowing } from './related-input.ts'
import type { AnyRow, Room } from './rooms.ts'
import { type Show, timelineInput } from './timeline/timeline-input.ts'
import { timelineFields, timelineValues } from './timeline/timeline-names.ts'
import type { View } from './view.ts'

// TypeScript cannot see through a union of rooms that each answers alike, so it is said once, here.
const roomOf = (of: Room) => trpc[of] as (typeof trpc)['clients']

/** A record for a page's first HTML; the not-found page when it is absent, hidden or no id at all. */
export const loadRecord = cache(async (of: Room, id: string): Promise<AnyRow> => {
  try {
    return await load(roomOf(of).get.queryOptions({ id }))
  } catch (error) {
    if (error instanceof TRPCError && (error.code === 'NOT_FOUND' || error.code === 'BAD_REQUEST')) notFound()
    throw error
  }
})

/** The names of what these rows refer to, as NamesProvider asks for them. */
export const loadNames = (...asked: Parameters<typeof questionsIn>) =>
  Promise.all(questionsIn(...asked).map((of) => prefetch(trpc.references.names.queryOptions({ of }))))

const loadName = (to: ReferenceTarget, id: string) =>
  prefetch(trpc.references.names.queryOptions({ of: [{ to, ids: [id] }] }))

const loadTimeline = async (view: View, id: string, show: Show | null) => {
  const pages = await prefetchPages(
    roomOf(view.of).timeline.infiniteQueryOptions(timelineInput(id, show), {
      getNextPageParam: (page) => page.nextCursor ?? undefined,
    }),
  )
  await loadNames(timelineFields(view), timelineValues(pages?.[0]?.items ?? []))
}

/** The counts on the tabs of a record's page, and the rows of the one that is open. */
const loadRelated = (view: View, id: string, tab: string) =>
  Promise.all(
    view.related.flatMap((related) => {
      const room = roomOf(related.view.of)
      const count = prefetch(room.count.queryOptions(relatedNarrowing(related, id)))
      if (related.view.of !== tab) return [count]
      const rows = load(room.list.queryOptions(relatedInput(related, id))).then(
        ({ items }) => loadNames(columnFields(related.view), items),
        // The browser asks again, and says what is wrong.
        () => undefined,
      )
      return [count, rows]
    }),
  )

/** All that a record's page shows at first. */
export const loadRecordPage = async (
  view: View,
  id: string,
  { tab, show }: { tab: string; show: Show | null },
) => {
  const facts = async () => loadNames(allFields(view), [await loadRecord(view.of, id)])
  await Promise.all([facts(), loadTimeline(view, id, show), loadRelated(view, id, tab)])
}

/** The names of what a new record starts with. */
export const loadStart = (view: View, start: Record<string, unknown>) => loadNames(formFields(view), [start])

/** The saved views of a list; undefined when they could not be had: the browser asks again. */
export const loadViews = (of: Room) => load(trpc.views.list.queryOptions({ of })).catch(() => undefined)

/** A list's first page, its count and the names in both. `shown` is the list with the columns of this person. What fails is asked again by the browser, which can say what is wrong. */
export const loadList = async (view: View, state: ListState, shown: View = view) => {
  const room = roomOf(view.of)
  const rows = async () => {
    const pages = await prefetchPages(
      room.list.infiniteQueryOptions(listInputOf(view, state), {
        getNextPageParam: (page) => page.nextCursor ?? undefined,
      }),
    )
    const [first] = pages ?? []
    await loadNames(columnFields(shown), first?.items ?? [])
    if (first?.items.length === 0 && isNarrowed(view, state)) await prefetch(room.count.queryOptions({}))
  }
  const chips = view.filters.flatMap(({ name, to }) =>
    to ? chosen(view, state, name).map((id) => loadName(to, id)) : [],
  )
  await Promise.all([rows(), prefetch(room.count.queryOptions(narrowingOf(view, state))), ...chips])
}
