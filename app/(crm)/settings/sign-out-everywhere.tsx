'use client'

import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { useTRPC } from '../../_trpc/client.tsx'
import { markSignedOut } from '../../_trpc/session.ts'
import { AskDialog } from '../../_ui/ask-dialog.tsx'
import { useTellProblem } from '../../_ui/use-tell-problem.ts'
import styles from './settings.module.css'

/** Cannot be undone, so it asks. */
export function SignOutEverywhere() {
  const t = useTranslations()
  const tell = useTellProblem()
  const [asking, { open, close }] = useDisclosure()
  const everywhere = useMutation(
    useTRPC().auth.logoutEverywhere.mutationOptions({
      onSuccess: () => {
        markSignedOut()
        location.assign('/login')
      },
      onError: (error) => {
        close()
        tell(error)
      },
    }),
  )
  return (
    <div className={styles.danger}>
      <p>{t('settings.everywhereNote')}</p>
      <Button variant="default" onClick={open}>
        {t('settings.everywhere')}
      </Button>
      <AskDialog
        opened={asking}
        title={t('settings.everywhereAsk')}
        text={t('settings.everywhereText')}
        stay={t('app.cancel')}
        go={t('settings.everywhere')}
        pending={everywhere.isPending}
        onStay={close}
        onGo={() => everywhere.mutate()}
      />
    </div>
  )
}
