'use client'

import { Select, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useQueryStates } from 'nuqs'
import { useTranslations } from 'use-intl'
import { roles } from '#domain/roles.ts'
import { PageHeader } from '../../../_frame/page-header.tsx'
import { LoadMore } from '../../../_records/list/load-more.tsx'
import { ListFailed } from '../../../_records/list/table-states.tsx'
import { useTRPC } from '../../../_trpc/client.tsx'
import { LinkButton } from '../../../_ui/link-button.tsx'
import styles from '../admin.module.css'
import { UserRow } from './user-row.tsx'
import { standings, userListInputOf, userParsers } from './user-state.ts'

/** Every account: found by name, narrowed by role and standing. */
export function Users() {
  const t = useTranslations()
  const trpc = useTRPC()
  const [state, set] = useQueryStates(userParsers)
  const search = useDebouncedCallback((q: string) => set({ q: q.trim() || null }), 150)
  const list = useInfiniteQuery(
    trpc.users.list.infiniteQueryOptions(userListInputOf(state), {
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
          defaultValue={state.q}
          onChange={(event) => search(event.currentTarget.value)}
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
      {list.isError && rows.length === 0 && <ListFailed error={list.error} onRetry={() => list.refetch()} />}
      {list.isSuccess && rows.length === 0 && <p className={styles.empty}>{t('table.nothingFound')}</p>}
      {rows.length > 0 && (
        <>
          <table className={styles.table}>
            <thead>
              <tr>
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
              </tr>
            </thead>
            <tbody>
              {rows.map((user) => (
                <UserRow key={user.id} user={user} />
              ))}
            </tbody>
          </table>
          <LoadMore
            more={{
              has: list.hasNextPage,
              loading: list.isFetchingNextPage,
              failed: list.isFetchNextPageError,
              load: list.fetchNextPage,
            }}
            end={t('table.end', { total: rows.length })}
          />
        </>
      )}
    </>
  )
}
