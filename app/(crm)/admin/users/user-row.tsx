'use client'

import type { inferOutput } from '@trpc/tanstack-react-query'
import { useTranslations } from 'use-intl'
import type { useTRPC } from '../../../_trpc/client.tsx'
import { Moment } from '../../../_ui/moment.tsx'
import { PageLink } from '../../../_ui/page-link.tsx'
import { StatusDot } from '../../../_ui/status-dot.tsx'
import styles from '../admin.module.css'
import { userHref } from './user-href.ts'

export type User = inferOutput<ReturnType<typeof useTRPC>['users']['get']>

export const standingOf = ({ archivedAt, status }: User) => (archivedAt ? 'archived' : status)

/** A dot in the colour of what it means, and the word. */
export function Standing({ user }: { user: User }) {
  const t = useTranslations('admin.standing')
  const standing = standingOf(user)
  return (
    <StatusDot
      value={{ active: 'active', suspended: 'blocked', archived: 'inactive' }[standing]}
      label={t(standing)}
    />
  )
}

export function UserRow({ user }: { user: User }) {
  const t = useTranslations()
  return (
    <tr>
      <th scope="row">
        <PageLink href={userHref(user.id)} className={styles.link}>
          {user.fullName}
        </PageLink>
      </th>
      <td className={`${styles.wide} ${styles.dim}`}>{user.email}</td>
      <td>{t(`roles.${user.role}`)}</td>
      <td className={styles.wide}>
        <Standing user={user} />
      </td>
      <td className={`${styles.wide} ${styles.dim}`}>
        {user.lastLogin ? <Moment at={user.lastLogin} /> : t('admin.never')}
      </td>
    </tr>
  )
}
