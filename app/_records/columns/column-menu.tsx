'use client'

import { ActionIcon, Button, Checkbox } from '@mantine/core'
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { maxColumns } from '#domain/views.ts'
import { useFieldLabel } from '../../_ui/words.ts'
import type { View } from '../view.ts'
import { columnChoices } from './chosen-columns.ts'
import styles from './columns.module.css'

type Props = { all: View; shown: View; onChoose: (names: string[] | null) => void }

const swapped = (names: string[], at: number, to: number) => {
  const next = [...names]
  const [name] = next.splice(at, 1)
  if (name) next.splice(to, 0, name)
  return next
}

/** Which columns the list has and in which order. The name stays the first: it is the way to the record. */
export function ColumnMenu({ all, shown, onChoose }: Props) {
  const t = useTranslations('columns')
  const label = useFieldLabel()
  const list = useRef<HTMLDivElement>(null)
  const moved = useRef<string>(undefined)
  const names = shown.columns.map(({ field }) => field.name)
  const choices = new Map(columnChoices(all).map(({ field }) => [field.name, label(field.label)]))
  const hidden = [...choices.keys()].filter((name) => !names.includes(name))

  // A row that moves in the page loses the focus; the button that moved it gets it back, or at the end the other one.
  useEffect(() => {
    if (!moved.current) return
    const [name, way] = moved.current.split(' ')
    moved.current = undefined
    const button = (to: string | undefined) =>
      list.current?.querySelector<HTMLButtonElement>(`[data-move="${name} ${to}"]`)
    const same = button(way)
    const target = same?.disabled ? button(way === 'up' ? 'down' : 'up') : same
    target?.focus()
  })

  const move = (at: number, way: 'up' | 'down') => {
    moved.current = `${names[at]} ${way}`
    onChoose(swapped(names, at, way === 'up' ? at - 1 : at + 1))
  }
  const arrow = (at: number, way: 'up' | 'down') => {
    const Icon = way === 'up' ? IconChevronUp : IconChevronDown
    const name = names[at] ?? ''
    return (
      <ActionIcon
        variant="subtle"
        color="gray"
        size={26}
        data-move={`${name} ${way}`}
        disabled={way === 'up' ? at === 1 : at === names.length - 1}
        aria-label={t(way, { field: choices.get(name) ?? name })}
        onClick={() => move(at, way)}
      >
        <Icon size={16} stroke={1.6} aria-hidden />
      </ActionIcon>
    )
  }

  return (
    <>
      <div ref={list} className={styles.list}>
        {names.map((name, at) => (
          <div key={name} className={styles.item}>
            <Checkbox
              size="xs"
              label={choices.get(name)}
              checked
              disabled={at === 0}
              onChange={() => onChoose(names.filter((one) => one !== name))}
            />
            {at > 0 && arrow(at, 'up')}
            {at > 0 && arrow(at, 'down')}
          </div>
        ))}
        {hidden.length > 0 && <div className={styles.rule} />}
        {hidden.map((name) => (
          <div key={name} className={styles.item}>
            <Checkbox
              size="xs"
              label={choices.get(name)}
              checked={false}
              disabled={names.length >= maxColumns}
              onChange={() => onChoose([...names, name])}
            />
          </div>
        ))}
      </div>
      <div className={styles.foot}>
        <span>{names.length >= maxColumns && t('most', { count: maxColumns })}</span>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={() => onChoose(null)}>
          {t('reset')}
        </Button>
      </div>
    </>
  )
}
