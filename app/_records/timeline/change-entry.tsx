'use client'

import {
  IconArchive,
  IconArrowRight,
  IconPencil,
  IconPlus,
  IconRestore,
  IconTrash,
} from '@tabler/icons-react'
import { use } from 'react'
import { useTranslations } from 'use-intl'
import type { Icon } from '../../_ui/room-icons.ts'
import { useFieldLabel, useRoomWord } from '../../_ui/words.ts'
import { ChangeList } from '../change-list.tsx'
import { allFields } from '../read-view.ts'
import type { View } from '../view.ts'
import { ChangeSentence } from './change-sentence.tsx'
import type { Change } from './entry.ts'
import { EntryFrame } from './entry-frame.tsx'
import { OwnCurrency } from './own-currency.ts'
import { readChange, type Told } from './read-change.ts'

const verbIcons: Record<string, Icon> = { create: IconPlus, archive: IconArchive, restore: IconRestore }

const iconOf = (told: Told): Icon => {
  switch (told.say) {
    case 'verb':
      return verbIcons[told.verb] ?? IconPencil
    case 'attached':
      return told.action.endsWith('_archive') ? IconTrash : IconRestore
    case 'became':
    case 'moved':
      return IconArrowRight
    default:
      return IconPencil
  }
}

/** What was changed in the record, as a sentence. Several fields are named, and opened for what they were and became. */
export function ChangeEntry({ view, change }: { view: View; change: Change }) {
  const t = useTranslations('record')
  const label = useFieldLabel()
  const word = useRoomWord(view.of)
  const currency = use(OwnCurrency)
  const told = readChange(view, change, (status) => word(`became.${status}`, '') !== '')
  const rest = 'rest' in told && told.rest.length > 0 && (
    <ChangeList
      all={change.changes}
      beside={{ currency }}
      shown={told.rest}
      fields={allFields(view)}
      newAlone={told.say !== 'several'}
      labelOf={(name, field) => label(field?.label ?? name)}
    />
  )
  return (
    <EntryFrame
      icon={iconOf(told)}
      at={change.at}
      said={
        <>
          <strong>{change.by?.name ?? t('someone')}</strong>{' '}
          <ChangeSentence of={view.of} change={change} told={told} beside={{ currency }} />
        </>
      }
      folded={told.say === 'several' && rest}
    >
      {told.say !== 'several' && rest}
    </EntryFrame>
  )
}
