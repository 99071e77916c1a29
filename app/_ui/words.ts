'use client'

import { useCallback } from 'react'
import { useTranslations } from 'use-intl'
import { readProblem } from '../_trpc/problem.ts'

/** The meta that domain/fields.ts puts on a field; what a message about it may mention. */
type Range = { min?: unknown; max?: unknown }

/**
 * Words whose key is known at run time only: a field's label, an option, a code from the server. What the catalogue has
 * no word for is shown as it came, so that a new field is readable before it is translated.
 */
const useWord = () => {
  const t = useTranslations()
  return useCallback(
    (key: string, fallback: string, values?: Record<string, string | number>) => {
      // The keys are typed by the catalogue; this one is asked for first.
      const known = key as Parameters<typeof t.has>[0]
      return t.has(known) ? t(known, values as never) : fallback
    },
    [t],
  )
}

/** A field's name, by the `label` of its zod meta. */
export const useFieldLabel = () => {
  const word = useWord()
  return useCallback((field: string) => word(`fields.${field}`, field), [word])
}

/** What a field is for, where its name leaves that open; empty for most. */
export const useFieldHelp = () => {
  const word = useWord()
  return useCallback((field: string) => word(`help.${field}`, ''), [word])
}

/** One value of an enum field. */
export const useOptionLabel = () => {
  const word = useWord()
  return useCallback((field: string, value: string) => word(`options.${field}.${value}`, value), [word])
}

/** What is wrong with a field, by its code. */
export const useInvalid = () => {
  const word = useWord()
  return useCallback(
    (code: string, { min, max }: Range = {}) => {
      if (code === 'out_of_range' && typeof min === 'number' && typeof max === 'number')
        return word('invalid.out_of_range_between', code, { min, max })
      return word(`invalid.${code}`, word('invalid.other', code))
    },
    [word],
  )
}

/** Why something was refused as a whole, by its code. */
export const useProblemWord = () => {
  const word = useWord()
  return useCallback((code: string) => word(`problems.${code}`, word('problems.internal', code)), [word])
}

/** Why a call failed, as one sentence for a person. */
export const useProblem = () => {
  const word = useWord()
  return useCallback(
    (error: unknown) => {
      const { reason, status, retryAfter } = readProblem(error)
      if (status === 429 && retryAfter !== undefined)
        return retryAfter < 90
          ? word('problems.too_many_requests', reason, { seconds: Math.max(1, Math.ceil(retryAfter)) })
          : word('problems.too_many_minutes', reason, { minutes: Math.ceil(retryAfter / 60) })
      return word(`problems.${reason}`, word(status === 503 ? 'problems.busy' : 'problems.internal', reason))
    },
    [word],
  )
}

/** A key below a record's own messages ("clients.new"). */
export const useRoomWord = (room: string) => {
  const word = useWord()
  return useCallback((key: string, fallback = key) => word(`${room}.${key}`, fallback), [word, room])
}
