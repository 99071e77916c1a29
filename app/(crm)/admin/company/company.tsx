'use client'

import { Button, Select, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { currencies } from '#domain/money.ts'
import { useTRPC } from '../../../_trpc/client.tsx'
import { Notice } from '../../../_ui/notice.tsx'
import { useProblem } from '../../../_ui/words.ts'
import styles from '../admin.module.css'
import { useWrongWith } from '../users/account-fields.tsx'

/** What the whole company shares. */
export function Company() {
  const t = useTranslations()
  const trpc = useTRPC()
  const queries = useQueryClient()
  const problem = useProblem()
  const { data, error } = useQuery(trpc.settings.get.queryOptions())
  const update = useMutation(
    trpc.settings.update.mutationOptions({
      onSuccess: (saved) => {
        queries.setQueryData(trpc.settings.get.queryKey(), saved)
        notifications.show({ message: t('admin.companySaved') })
      },
    }),
  )
  const wrong = useWrongWith(update.error)
  if (!data) return <div className={styles.panel}>{error && <Notice>{problem(error)}</Notice>}</div>
  return (
    <form
      className={`${styles.panel} ${styles.form}`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const form = new FormData(event.currentTarget)
        update.mutate({
          companyName: String(form.get('companyName')),
          currency: currencies.find((one) => one === form.get('currency')),
        })
      }}
    >
      {update.isError && !wrong.any && <Notice>{problem(update.error)}</Notice>}
      <TextInput
        name="companyName"
        label={t('admin.companyName')}
        defaultValue={data.companyName ?? ''}
        error={wrong.of('companyName')}
        autoComplete="organization"
      />
      <Select
        name="currency"
        label={t('fields.currency')}
        description={t('admin.currencyNote')}
        allowDeselect={false}
        data={[...currencies]}
        defaultValue={data.currency}
        error={wrong.of('currency')}
      />
      <Button type="submit" loading={update.isPending}>
        {t('app.save')}
      </Button>
    </form>
  )
}
