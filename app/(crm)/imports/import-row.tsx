'use client'

import type { Route } from 'next'
import { useTranslations } from 'use-intl'
import type { Import } from '#domain/imports.ts'
import { usePerson } from '../../_frame/person.tsx'
import { Moment } from '../../_ui/moment.tsx'
import { PageLink } from '../../_ui/page-link.tsx'
import admin from '../admin/admin.module.css'
import { ImportState } from './import-state.tsx'
import styles from './imports.module.css'
import { useCounts } from './use-counts.ts'

/** One file that was brought in: when, by whom, and what became of its rows. */
export function ImportRow({ one }: { one: Import }) {
  const t = useTranslations()
  const { person } = usePerson()
  const counts = useCounts()
  return (
    <tr className={styles.row}>
      <th scope="row">
        {/* An id stands in a path that typed routes know. */}
        <PageLink href={`/imports/${one.id}` as Route} className={admin.link}>
          {one.fileName}
        </PageLink>
        <p className={admin.dim}>
          <Moment at={one.createdAt} />
          {one.createdBy.id !== person.id && ` · ${one.createdBy.name}`}
        </p>
      </th>
      <td className={admin.wide}>{t(`${one.of}.title`)}</td>
      <td>
        <ImportState state={one.state} />
      </td>
      <td className={`${admin.wide} ${admin.dim}`}>{counts(one)}</td>
    </tr>
  )
}
