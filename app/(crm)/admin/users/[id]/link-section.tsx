'use client'

import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { linkKindOf } from '#domain/users.ts'
import { ReferenceInput } from '../../../../_records/form/reference-input.tsx'
import { recordHref } from '../../../../_records/hrefs.ts'
import { useTRPC } from '../../../../_trpc/client.tsx'
import { Notice } from '../../../../_ui/notice.tsx'
import { PageLink } from '../../../../_ui/page-link.tsx'
import { useProblem } from '../../../../_ui/words.ts'
import styles from '../../admin.module.css'
import { useWrongWith } from '../account-fields.tsx'
import type { User } from '../user-row.tsx'
import { useChangedUser } from './use-changed-user.ts'

/** The record that carries this login: an outsider sees what hangs on it, one of us is known by it. */
export function LinkSection({ user }: { user: User }) {
  const t = useTranslations()
  const trpc = useTRPC()
  const problem = useProblem()
  const changed = useChangedUser()
  const [recordId, setRecordId] = useState('')
  const link = useMutation(trpc.users.link.mutationOptions({ onSuccess: changed }))
  const unlink = useMutation(trpc.users.unlink.mutationOptions({ onSuccess: changed }))
  const type = linkKindOf(user.role)
  const error = link.error ?? unlink.error
  const wrong = useWrongWith(link.error)
  return (
    <section className={styles.section}>
      <h2>{t('admin.link')}</h2>
      <p className={styles.note}>{t('admin.linkNote', { kind: t(`${type}.title`) })}</p>
      {error && !wrong.any && (
        <div className={styles.said}>
          <Notice>{problem(error)}</Notice>
        </div>
      )}
      {user.link ? (
        <div className={styles.row}>
          <PageLink href={recordHref(user.link.type, user.link.id)} className={styles.link}>
            {user.link.name}
          </PageLink>
          <Button
            size="compact-sm"
            variant="default"
            loading={unlink.isPending}
            onClick={() => unlink.mutate({ id: user.id })}
          >
            {t('admin.unlink')}
          </Button>
        </div>
      ) : (
        <div className={styles.row}>
          <ReferenceInput
            to={type}
            clearable
            value={recordId}
            onChange={setRecordId}
            input={{ 'aria-label': t('admin.link'), error: wrong.of('recordId') ?? wrong.of('type') }}
          />
          <Button
            variant="default"
            disabled={!recordId}
            loading={link.isPending}
            onClick={() => link.mutate({ id: user.id, type, recordId })}
          >
            {t('admin.linkIt')}
          </Button>
        </div>
      )}
    </section>
  )
}
