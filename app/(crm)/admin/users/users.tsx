'use client'

import { Select, TextInput } from '@mantine/core'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useQueryStates } from 'nuqs'
import { useTranslations } from 'use-intl'
import { roles } from '#domain/roles.ts'
import { PageHeader } from '../../../_frame/page-header.tsx'
import { useTRPC } from '../../../_trpc/client.tsx'
import { LinkButton } from '../../../_ui/link-button.tsx'
import { afterPause, useTyped } from '../../../_ui/use-typed.ts'
import styles from '../admin.module.css'
import { AdminTable } from '../admin-table.tsx'
import { UserRow } from './user-row.tsx'
import { standings, userListInputOf, userParsers } from './user-state.ts'

/** Every account: found by name, narrowed by role and standing. */
export function Users() {
  const t = useTranslations()
  const trpc = useTRPC()
  const [state, set] = useQueryStates(userParsers)
  const settled = useTyped(state.q, () => set({ q: state.q || null }))
  const list = useInfiniteQuery(
    trpc.users.list.infiniteQueryOptions(userListInputOf({ ...state, q: settled }), {
      getNextPageParam: (page) => page.nextCursor ?? undefined,
      placeholderData: keepPreviousData,
    }),
  )
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <>
      <PageHeader
        title={t('admin.parts.users')}
        actions={<LinkButton href="/admin/users/new">{t('admin.newUser')}</LinkButton>}
      />
      <div className={styles.tools}>
        <TextInput
          className={styles.grow}
          type="search"
          aria-label={t('admin.searchUsers')}
          placeholder={t('admin.searchUsers')}
          value={state.q}
          onChange={(event) => set({ q: event.currentTarget.value || null }, afterPause)}
        />
        <Select
          aria-label={t('settings.role')}
          placeholder={t('settings.role')}
          clearable
          clearButtonProps={{ 'aria-label': t('form.clearChoice') }}
          data={roles.map((role) => ({ value: role, label: t(`roles.${role}`) }))}
          value={state.role}
          onChange={(role) => set({ role: roles.find((one) => one === role) ?? null })}
        />
        <Select
          aria-label={t('fields.status')}
          placeholder={t('fields.status')}
          clearable
          clearButtonProps={{ 'aria-label': t('form.clearChoice') }}
          data={standings.map((one) => ({ value: one, label: t(`admin.standing.${one}`) }))}
          value={state.standing}
          onChange={(standing) => set({ standing: standings.find((one) => one === standing) ?? null })}
        />
      </div>
      <AdminTable
        list={list}
        total={rows.length}
        empty={t('table.nothingFound')}
        head={
          <>
            <th scope="col">{t('account.fullName')}</th>
            <th scope="col" className={styles.wide}>
              {t('account.email')}
            </th>
            <th scope="col">{t('settings.role')}</th>
            <th scope="col" className={styles.wide}>
              {t('fields.status')}
            </th>
            <th scope="col" className={styles.wide}>
              {t('admin.lastLogin')}
            </th>
          </>
        }
      >
        {rows.map((user) => (
          <UserRow key={user.id} user={user} />
        ))}
      </AdminTable>
    </>
  )
}
