'use client'

import { Button, Select } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { roles } from '#domain/roles.ts'
import { useTRPC } from '../../../../_trpc/client.tsx'
import { Notice } from '../../../../_ui/notice.tsx'
import { useProblem } from '../../../../_ui/words.ts'
import styles from '../../admin.module.css'
import type { User } from '../user-row.tsx'
import { useChangedUser } from './use-changed-user.ts'

/** What the account may do. Raised to staff, it gets a new password, which is handed up to be shown. */
export function RoleSection({ user, onPassword }: { user: User; onPassword: (password: string) => void }) {
  const t = useTranslations()
  const problem = useProblem()
  const changed = useChangedUser()
  const [role, setRole] = useState(user.role)
  const change = useMutation(
    useTRPC().users.setRole.mutationOptions({
      onSuccess: async ({ user: saved, password }) => {
        if (password) onPassword(password)
        notifications.show({
          message: t('admin.roleChanged', { name: saved.fullName, role: t(`roles.${saved.role}`) }),
        })
        await changed(saved)
      },
    }),
  )
  return (
    <section className={styles.section}>
      <h2>{t('settings.role')}</h2>
      <p className={styles.note}>{t(`admin.roleMeans.${role}`)}</p>
      {change.isError && (
        <div className={styles.said}>
          <Notice>{problem(change.error)}</Notice>
        </div>
      )}
      <div className={styles.row}>
        <Select
          aria-label={t('settings.role')}
          allowDeselect={false}
          data={roles.map((one) => ({ value: one, label: t(`roles.${one}`) }))}
          value={role}
          onChange={(value) => setRole(roles.find((one) => one === value) ?? role)}
        />
        <Button
          variant="default"
          disabled={role === user.role}
          loading={change.isPending}
          onClick={() => change.mutate({ id: user.id, role })}
        >
          {t('admin.changeRole')}
        </Button>
      </div>
    </section>
  )
}
