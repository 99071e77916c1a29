'use client'

import { Select } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { colours } from '#domain/pipelines.ts'
import type { RowOf } from '../../../_records/rooms.ts'
import { useRefreshRoom } from '../../../_records/use-refresh-room.ts'
import { useTRPC } from '../../../_trpc/client.tsx'
import { useInvalid, useProblem } from '../../../_ui/words.ts'
import styles from '../admin.module.css'
import { useWrongWith } from '../users/account-fields.tsx'
import { ArchiveButton } from './archive-button.tsx'
import { MoveButtons, useMove } from './move-buttons.tsx'
import { SavedInput } from './saved-input.tsx'

type Props = { stage: RowOf<'stages'>; at: number; last: number }

/** A stage: its name, its chance and its colour, each saved as it is changed, and its place. */
export function StageRow({ stage: { id, name, version, probability, colour }, at, last }: Props) {
  const t = useTranslations()
  const problem = useProblem()
  const invalid = useInvalid()
  const refresh = useRefreshRoom('stages')
  const { by, onKeyDown } = useMove({ of: 'stages', id, at, last })
  const update = useMutation(useTRPC().stages.update.mutationOptions({ onSuccess: () => refresh() }))
  const wrong = useWrongWith(update.error)
  const isOf = (field: 'name' | 'probability' | 'colour') =>
    update.variables !== undefined && field in update.variables
  const errorOf = (field: 'name' | 'probability' | 'colour') => {
    if (!update.error || !isOf(field)) return undefined
    if (field === 'probability' && wrong.any) return invalid('out_of_range', { min: 0, max: 100 })
    return wrong.of(field) ?? problem(update.error)
  }
  return (
    <li className={styles.stage} onKeyDown={onKeyDown}>
      <SavedInput
        className={styles.name}
        label={t('admin.stageName')}
        value={name}
        error={errorOf('name')}
        onSave={(value) => update.mutate({ id, version, name: value })}
      />
      <SavedInput
        className={styles.chance}
        label={t('admin.chanceOf', { name })}
        value={String(probability)}
        numeric
        error={errorOf('probability')}
        // An empty field is no zero, and what is no number is refused by its field's name.
        onSave={(value) => update.mutate({ id, version, probability: value.trim() ? Number(value) : -1 })}
      />
      <Select
        className={styles.colour}
        aria-label={t('admin.colourOf', { name })}
        allowDeselect={false}
        data={colours.map((one) => ({ value: one, label: t(`options.colour.${one}`) }))}
        value={colour}
        error={errorOf('colour')}
        onChange={(value) => {
          const next = colours.find((one) => one === value)
          if (next && next !== colour) update.mutate({ id, version, colour: next })
        }}
      />
      <span className={styles.moves}>
        <MoveButtons name={name} at={at} last={last} by={by} />
        <ArchiveButton of="stages" id={id} name={name} />
      </span>
    </li>
  )
}
