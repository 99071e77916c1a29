'use client'

import { useEffect, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import { Initials } from '../_ui/initials.tsx'
import styles from './companions.module.css'
import { companyNow, enter, noCompany, onCompany, type Place } from './company.ts'

/** So many are shown, and the rest as a number. */
const most = 3

/** Who else has this record open, beside its title: their initials, and their names on hover. */
export function Companions({ type, id }: Place) {
  const t = useTranslations('live')
  const people = useSyncExternalStore(onCompany, companyNow, noCompany)
  useEffect(() => enter({ type, id }), [type, id])
  if (people.length === 0) return null
  const names = people.map(({ name }) => name)
  const shown = names.length > most ? names.slice(0, most - 1) : names
  const rest = names.slice(shown.length)
  return (
    <ul className={styles.people} aria-label={t('alsoHere')}>
      {shown.map((name, nth) => (
        <li key={people[nth]?.id} className={styles.person} title={t('isHere', { name })}>
          <Initials name={name} size={22} />
          <span className={styles.name}>{name}</span>
        </li>
      ))}
      {rest.length > 0 && (
        <li className={styles.person} title={rest.join(', ')}>
          <span className={styles.rest} aria-hidden="true">
            +{rest.length}
          </span>
          <span className={styles.name}>{rest.join(', ')}</span>
        </li>
      )}
      {names.length > 1 && (
        <li className={styles.others} aria-hidden="true">
          <span className={styles.rest}>+{names.length - 1}</span>
        </li>
      )}
    </ul>
  )
}
