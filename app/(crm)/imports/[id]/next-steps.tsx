'use client'

import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import type { Import } from '#domain/imports.ts'
import { listHref } from '../../../_records/hrefs.ts'
import { useTRPC } from '../../../_trpc/client.tsx'
import { LinkButton } from '../../../_ui/link-button.tsx'
import { leftOf } from '../figures-of.ts'
import styles from './one-import.module.css'
import { useAfterCall } from './use-after-call.ts'

/** What can be done about an import that has ended. */
export function NextSteps({ one }: { one: Import }) {
  const t = useTranslations('imports')
  const trpc = useTRPC()
  const after = useAfterCall()
  const reopen = useMutation(trpc.imports.reopen.mutationOptions(after))
  const undo = useMutation(trpc.imports.undo.mutationOptions(after))
  const { id, of, state, added, failed } = one
  const isOpen = state === 'done' || state === 'cancelled'
  return (
    <div className={styles.buttons}>
      <LinkButton href={listHref(of)}>{t('toList')}</LinkButton>
      {failed > 0 && (
        <Button component="a" href={`/api/crm/imports/${id}/failed`} download variant="default">
          {t('download')}
        </Button>
      )}
      {isOpen && failed + leftOf(one) > 0 && (
        <Button variant="default" loading={reopen.isPending} onClick={() => reopen.mutate({ id })}>
          {t('reopen')}
        </Button>
      )}
      {isOpen && added > 0 && (
        <Button variant="default" loading={undo.isPending} onClick={() => undo.mutate({ id })}>
          {t('undo')}
        </Button>
      )}
    </div>
  )
}
