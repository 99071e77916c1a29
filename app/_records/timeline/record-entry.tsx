'use client'

import { PageLink } from '../../_ui/page-link.tsx'
import { roomIcons } from '../../_ui/room-icons.ts'
import { StatusDot } from '../../_ui/status-dot.tsx'
import { useAmount } from '../../_ui/use-amount.ts'
import { useOptionLabel } from '../../_ui/words.ts'
import { recordHref } from '../hrefs.ts'
import type { EntryOf } from './entry.ts'
import { EntryFrame } from './entry-frame.tsx'
import styles from './timeline.module.css'
import { useAdded } from './use-added.tsx'

type Told = EntryOf<'orders' | 'deals' | 'projects'>

/** What it is called, and what it comes to. */
const factsOf = (entry: Told) => {
  switch (entry.kind) {
    case 'orders':
      return { name: entry.row.orderNumber, amount: entry.row.total, currency: undefined }
    case 'deals':
      return { name: entry.row.title, amount: entry.row.value, currency: entry.row.currency }
    default:
      return { name: entry.row.name, amount: null, currency: undefined }
  }
}

/** A record that refers to this one: an order of it, a deal with it. */
export function RecordEntry({ entry }: { entry: Told }) {
  const added = useAdded()
  const option = useOptionLabel()
  const { money } = useAmount()
  const { name, amount, currency } = factsOf(entry)
  return (
    <EntryFrame icon={roomIcons[entry.kind]} at={entry.at} said={added(entry)}>
      <p className={styles.card}>
        <PageLink href={recordHref(entry.kind, entry.row.id)} className={styles.name}>
          {name}
        </PageLink>
        {amount !== null && <span className={styles.amount}>{money(amount, currency)}</span>}
        <StatusDot value={entry.row.status} label={option('status', entry.row.status)} />
      </p>
    </EntryFrame>
  )
}
