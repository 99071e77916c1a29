import type { Route } from 'next'
import { openTaskStatuses } from '#domain/tasks.ts'
import { type Span, spanText } from '../_records/list/spans.ts'

// Lists with a query: typed routes know paths only.
const list = (path: string, query: Record<string, string | undefined>) => {
  const said = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return `${path}?${new URLSearchParams(said)}` as Route
}

/** The lists behind the figures: each is narrowed so that it has as many rows as the figure says. */
export const openDealsHref = (pipelineId: string, stageId?: string) =>
  list('/deals', { status: 'open', pipelineId, stageId })

export const forecastHref = (pipeline: string | null) =>
  list('/deals/forecast', { pipeline: pipeline ?? undefined })

export const wonDealsHref = (span: Span) => list('/deals', { status: 'won', closedAt: spanText(span) })

export const newClientsHref = (span: Span) =>
  list('/clients', { sort: '-createdAt', createdAt: spanText(span) })

export const myTasksHref = (assignedTo: string, { from, before }: { from: string | null; before: string }) =>
  list('/tasks', {
    assignedTo,
    status: openTaskStatuses.join(','),
    dueDate: spanText({ ...(from && { from }), before }),
  })

/** The start page with another pipeline, or its bars in another currency. */
export const startHref = (query: { pipeline?: string | undefined; currency?: string | undefined }) =>
  list('/', query)

/** The reader's own records that are not done with. */
export const portalHref = (of: 'projects' | 'tasks' | 'orders', statuses: readonly string[]) =>
  list(`/${of}`, { status: statuses.join(',') })
