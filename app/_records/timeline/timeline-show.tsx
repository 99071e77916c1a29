'use client'

import { UnstyledButton } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { isStaff } from '#domain/roles.ts'
import { usePerson } from '../../_frame/person.tsx'
import styles from './timeline.module.css'
import { type Show, shows } from './timeline-input.ts'

type Props = { show: Show | null; onShow: (show: Show | null) => unknown }

/** Narrows a timeline to one kind of entries. Outsiders have few, and read none of the notes and changes. */
export function TimelineShow({ show, onShow }: Props) {
  const t = useTranslations('timeline')
  const { person } = usePerson()
  if (!isStaff(person.role)) return null
  return (
    <fieldset className={styles.shows} aria-label={t('show')}>
      {([null, ...shows] as const).map((one) => (
        <UnstyledButton
          key={one ?? 'all'}
          className={styles.show}
          aria-pressed={one === show}
          onClick={() => onShow(one)}
        >
          {t(`shows.${one ?? 'all'}`)}
        </UnstyledButton>
      ))}
    </fieldset>
  )
}
