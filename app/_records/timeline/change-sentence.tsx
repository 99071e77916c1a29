'use client'

import type { ReactNode } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { useFieldLabel, useRoomWord } from '../../_ui/words.ts'
import { FieldValue, isEmpty } from '../field-value.tsx'
import type { Room } from '../rooms.ts'
import { type Side, sideOf } from '../side-of.ts'
import type { Change } from './entry.ts'
import type { Told } from './read-change.ts'

type Props = {
  of: Room
  change: Change
  told: Told
  /** What did not change and still says how a value is read: the currency of an amount. */
  beside: Record<string, unknown>
}

const verbs = { create: 'created', archive: 'archivedIt', restore: 'restoredIt' } as const
const isVerb = (verb: string): verb is keyof typeof verbs => verb in verbs

/** What somebody did to a record, to be read behind their name. */
export function ChangeSentence({ of, change, told, beside }: Props): ReactNode {
  const t = useTranslations('timeline')
  const label = useFieldLabel()
  const word = useRoomWord(of)
  const format = useFormatter()
  const rowOf = (side: Side) => sideOf(change.changes, side, beside)
  switch (told.say) {
    case 'verb':
      return isVerb(told.verb) ? t(verbs[told.verb]) : t('did', { verb: told.verb })
    case 'attached':
      return told.action === 'notes_archive' || told.action === 'notes_restore'
        ? t(told.action)
        : t(told.action === 'files_restore' ? 'files_restore' : 'files_archive', { name: told.name })
    case 'became':
      return word(`became.${told.status}`)
    case 'several':
      return t.rich('changed', {
        fields: format.list(told.names.map((name) => label(name))),
        b: (text) => <b>{text}</b>,
      })
    default: {
      const { field, value } = told
      const values = {
        field: label(field.label),
        before: () => <FieldValue field={field} value={value.before} row={rowOf('before')} />,
        after: () => <FieldValue field={field} value={value.after} row={rowOf('after')} />,
        b: (text: ReactNode) => <b>{text}</b>,
      }
      if (told.say === 'moved') return t.rich('moved', values)
      if (isEmpty(value.before)) return t.rich('filled', values)
      return t.rich(isEmpty(value.after) ? 'emptied' : 'changedTo', values)
    }
  }
}
