import 'server-only'
import type { QueryKey } from '@tanstack/react-query'
import { loadNames } from '../_records/load.ts'
import type { View } from '../_records/view.ts'
import { prefetchPages } from '../_trpc/server.tsx'
import { cardFields } from './card-fields.ts'
import type { Source } from './source.ts'

type Page = Awaited<ReturnType<Source['cards']>>

/**
 * The first cards of each column and the names on them, for a board's first HTML. `key` and `cards` are those of its
 * source. What fails is asked again by the browser, which can say what is wrong.
 */
export const loadCards = <Column extends string>(
  view: View,
  columns: readonly Column[],
  key: QueryKey,
  cards: (column: Column) => Promise<Page>,
) =>
  Promise.all(
    columns.map(async (column) => {
      const pages = await prefetchPages<Page, Error, Page, QueryKey, null>({
        queryKey: [...key, column],
        queryFn: () => cards(column),
        initialPageParam: null,
      })
      await loadNames(cardFields(view), pages?.[0]?.items ?? [])
    }),
  )
