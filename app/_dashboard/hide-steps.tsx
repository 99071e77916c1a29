'use client'

import { Button } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { rememberHidden } from './steps-cookie.ts'

/** Who works alone or without deals is done before the list is: it can be put away, in this browser. */
export function HideSteps() {
  const t = useTranslations('dashboard')
  const router = useRouter()
  const hide = () => {
    rememberHidden()
    router.refresh()
  }
  return (
    <Button size="compact-sm" variant="subtle" color="gray" c="dimmed" onClick={hide}>
      {t('hideSteps')}
    </Button>
  )
}
