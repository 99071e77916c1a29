import type { View } from '../view.ts'

/** From a day or moment on, and before another; either may be missing. */
export type Span = { from?: string; before?: string }

const shapes = { day: /^\d{4}-\d{2}-\d{2}$/, instant: /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/ }

const isPoint = (kind: keyof typeof shapes, text: string) =>
  shapes[kind].test(text) && !Number.isNaN(Date.parse(text))

/** How a span stands in the URL: `2026-11-01..2026-12-01`, `..2026-11-26`. */
export const spanText = ({ from = '', before = '' }: Span) => `${from}..${before}`

const readSpan = (kind: keyof typeof shapes, text: string): Span | undefined => {
  const [from = '', before = '', ...more] = text.split('..')
  if (more.length > 0 || (!from && !before)) return undefined
  if ([from, before].some((point) => point && !isPoint(kind, point))) return undefined
  return { ...(from && { from }), ...(before && { before }) }
}

/** The span that a field is narrowed to; none when the address says what is none. */
export const spanOf = (view: View, state: Record<string, unknown>, name: string): Span | undefined => {
  const field = view.between.find((one) => one.name === name)
  return field && readSpan(field.kind === 'day' ? 'day' : 'instant', String(state[name] ?? ''))
}

/** All spans of a list, as its procedures take them. */
export const spansOf = (view: View, state: Record<string, unknown>): Record<string, Span> =>
  Object.fromEntries(
    view.between.flatMap(({ name }) => {
      const span = spanOf(view, state, name)
      return span ? [[name, span]] : []
    }),
  )
