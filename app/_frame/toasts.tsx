'use client'

import { MantineThemeProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import styles from './frame.module.css'

/** What was done, said over the page. The kit's own button that closes it has no name. */
export function Toasts() {
  const t = useTranslations('app')
  const theme = useMemo(() => {
    const closeButtonProps = { 'aria-label': t('close') }
    return { components: { Notification: { defaultProps: { closeButtonProps } } } }
  }, [t])
  return (
    <MantineThemeProvider theme={theme}>
      <Notifications position="bottom-center" className={styles.toasts} />
    </MantineThemeProvider>
  )
}
