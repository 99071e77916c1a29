'use client'

import { Button, Select } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { type Role, roles } from '#domain/roles.ts'
import { useTRPC } from '../../../../_trpc/client.tsx'
import { LinkButton } from '../../../../_ui/link-button.tsx'
import { Notice } from '../../../../_ui/notice.tsx'
import { useProblem } from '../../../../_ui/words.ts'
import styles from '../../admin.module.css'
import { AccountFields, accountOf, useWrongWith } from '../account-fields.tsx'
import { OneTimePassword } from '../one-time-password.tsx'
import { userHref } from '../user-href.ts'

/** Makes an account with a password for the first sign-in, which is shown this once in place of the form. */
export function NewUser() {
  const t = useTranslations()
  const trpc = useTRPC()
  const queries = useQueryClient()
  const problem = useProblem()
  const [role, setRole] = useState<Role>('employee')
  const create = useMutation(
    trpc.users.create.mutationOptions({
      onSuccess: () => queries.invalidateQueries(trpc.users.list.pathFilter()),
    }),
  )
  const wrong = useWrongWith(create.error)
  if (create.data)
    return (
      <div className={styles.panel}>
        <OneTimePassword name={create.data.user.fullName} password={create.data.password ?? ''} />
        <div className={styles.buttons}>
          <LinkButton href={userHref(create.data.user.id)}>{t('admin.openUser')}</LinkButton>
          <Button variant="default" onClick={() => create.reset()}>
            {t('admin.anotherUser')}
          </Button>
        </div>
      </div>
    )
  return (
    <form
      className={`${styles.panel} ${styles.form}`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        create.mutate({ ...accountOf(event.currentTarget), role })
      }}
    >
      {create.isError && !wrong.any && <Notice>{problem(create.error)}</Notice>}
      <AccountFields error={create.error} />
      <Select
        label={t('settings.role')}
        description={t(`admin.roleMeans.${role}`)}
        allowDeselect={false}
        data={roles.map((one) => ({ value: one, label: t(`roles.${one}`) }))}
        value={role}
        onChange={(value) => setRole(roles.find((one) => one === value) ?? role)}
      />
      <Button type="submit" loading={create.isPending}>
        {t('admin.createUser')}
      </Button>
    </form>
  )
}
