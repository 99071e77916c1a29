'use client'

import { Tabs } from '@mantine/core'
import dynamic from 'next/dynamic'
import { type ComponentType, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Resource } from '#domain/access.ts'
import { usePerson } from '../../_frame/person.tsx'
import { useShortcut } from '../../_frame/use-shortcuts.ts'
import { NewNote } from '../attached/new-note.tsx'
import type { Subject } from '../attached/use-attached.ts'
import type { View } from '../view.ts'
import styles from './timeline.module.css'
import { Uploading } from './uploading.tsx'

type PartProps = { view: View; subject: Subject }
type Part = 'notes' | 'tasks' | 'files'

/** What is not written at first is loaded when it is asked for. */
const parts: Record<Part, ComponentType<PartProps>> = {
  notes: NewNote,
  tasks: dynamic(() => import('./new-task.tsx').then((all) => all.NewTask)),
  files: dynamic(() => import('./new-files.tsx').then((all) => all.NewFiles)),
}
const names = ['notes', 'tasks', 'files'] as const satisfies Resource[]

/** Where notes, tasks and files are added to a record, as far as one may. */
export function Composer({ view, subject }: PartProps) {
  const t = useTranslations('timeline')
  const { may } = usePerson()
  const box = useRef<HTMLDivElement>(null)
  const open = names.filter((part) => may(part, 'create'))
  const [chosen, choose] = useState<string | null>(null)
  const tab = open.find((part) => part === chosen) ?? open[0]
  useShortcut(
    'note',
    open.includes('notes') &&
      (() => {
        choose('notes')
        // Once its tab is there.
        requestAnimationFrame(() => box.current?.querySelector('textarea')?.focus())
      }),
  )
  if (!tab) return null
  return (
    <div ref={box}>
      <Tabs value={tab} onChange={choose} keepMounted={false} variant="unstyled" className={styles.composer}>
        <Tabs.List className={styles.parts} aria-label={t('composer')}>
          {open.map((part) => (
            <Tabs.Tab key={part} value={part} className={styles.part}>
              {t(`parts.${part}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {open.map((part) => {
          const NewPart = parts[part]
          return (
            <Tabs.Panel key={part} value={part}>
              <NewPart view={view} subject={subject} />
            </Tabs.Panel>
          )
        })}
      </Tabs>
      <Uploading subject={subject} />
    </div>
  )
}
