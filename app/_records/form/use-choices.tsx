'use client'

import type { ComboboxItem, ComboboxLikeRenderOptionInput, SelectProps } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ReferenceTarget } from '#domain/fields.ts'
import { maxFound } from '#domain/references.ts'
import { useTRPC } from '../../_trpc/client.tsx'
import { pauseMs } from '../../_ui/pause.ts'
import { hasPages } from '../references.ts'
import { useRoom } from '../use-room.ts'
import styles from './reference-input.module.css'

export type Choice = { id: string; name: string; detail?: string | null }
/** Only the records that belong to another one: the stages of a pipeline. */
export type Within = { field: string; id: string; name: string }
/** What every picker hands on to its input. */
export type PickerProps = Pick<
  SelectProps,
  | 'name'
  | 'label'
  | 'required'
  | 'error'
  | 'onBlur'
  | 'autoFocus'
  | 'openOnFocus'
  | 'aria-label'
  | 'placeholder'
  | 'disabled'
> & { 'data-autofocus'?: boolean }

type Asked = { to: ReferenceTarget; search: string; within?: Within | undefined }

const useFound = ({ to, search, within }: Asked, enabled: boolean) => {
  const trpc = useTRPC()
  const room = useRoom(hasPages(to) ? to : 'clients')
  const find = useQuery(
    trpc.references.find.queryOptions(
      { to, search },
      { enabled: enabled && !within, placeholderData: keepPreviousData },
    ),
  )
  const list = useQuery(
    room.list.queryOptions(
      {
        limit: maxFound,
        ...(search && { search }),
        // A filter of that very room: the view that says so was checked against its procedures.
        ...(within && { filter: { [within.field]: [within.id] } }),
      },
      { enabled: enabled && within !== undefined, placeholderData: keepPreviousData },
    ),
  )
  const { isPending, isPlaceholderData, isError } = within ? list : find
  const state = { pending: isPending || isPlaceholderData, failed: isError }
  if (!within) return { items: find.data?.items ?? [], ...state }
  const rows: Record<string, unknown>[] = list.data?.items ?? []
  const items: Choice[] = rows.map((row) => ({ id: String(row.id), name: String(row[within.name]) }))
  return { items, ...state }
}

/** The options of a picker: what the server finds for what is typed, asked for after a pause, and what is chosen already. */
export const useChoices = (asked: Asked, chosen: readonly Choice[]) => {
  const t = useTranslations('form')
  const [opened, setOpened] = useState(false)
  const typed = asked.search.trim()
  const [search] = useDebouncedValue(typed, pauseMs)
  const { items, pending: coming, failed } = useFound({ ...asked, search }, opened)
  const pending = coming || search !== typed
  // What was found for other words is not offered for these: Enter would choose it before one has read it.
  const fits = ({ name }: Choice) => !pending || name.toLowerCase().includes(typed.toLowerCase())
  const found = new Map(items.map((item) => [item.id, item]))
  const asOption = ({ id, name }: Choice): ComboboxItem => ({ value: id, label: name })
  return {
    data: [...items, ...chosen.filter(({ id }) => !found.has(id))].map(asOption),
    // The server has searched already, in its order.
    filter: () => items.filter(fits).map(asOption),
    nothingFoundMessage: t(failed ? 'choicesFailed' : pending ? 'choicesComing' : 'noChoice'),
    // The list of options scrolls by itself: what lies around it is no keyboard's business.
    withScrollArea: false,
    classNames: { options: styles.options },
    onDropdownOpen: () => setOpened(true),
    renderOption: ({ option }: ComboboxLikeRenderOptionInput<ComboboxItem>) => (
      <span className={styles.option}>
        <span>{option.label}</span>
        <span className={styles.detail}>{found.get(option.value)?.detail}</span>
      </span>
    ),
  }
}
