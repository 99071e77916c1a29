import type { Entity } from '#domain/entities.ts'
import { recordHref } from '../_records/hrefs.ts'
import { Initials } from '../_ui/initials.tsx'
import { PageLink } from '../_ui/page-link.tsx'
import styles from './rows.module.css'

type Props = { of: Entity; id: string; name: string; detail: string | null }

/** One record by its name, as the way to it. */
export const MyRecord = ({ of, id, name, detail }: Props) => (
  <li>
    <PageLink href={recordHref(of, id)} className={styles.row}>
      <Initials name={name} size={28} />
      <span className={styles.who}>
        <b>{name}</b>
        <span>{detail}</span>
      </span>
    </PageLink>
  </li>
)
