'use client'

import { Button } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import styles from './first-steps.module.css'
import { rememberHidden } from './steps-cookie.ts'

type Props = { title: string; mayHide: boolean; children: ReactNode }

/** Who works alone or without deals is done before the list is: it can be put away, in this browser. */
export function StepsCard({ title, mayHide, children }: Props) {
  const t = useTranslations('dashboard')
  const router = useRouter()
  const [hidden, setHidden] = useState(false)
  const hide = () => {
    setHidden(true)
    rememberHidden()
    router.refresh()
  }
  if (hidden) return null
  return (
    <section className={styles.steps}>
      <div className={styles.head}>
        <h2>{title}</h2>
        {mayHide && (
          <Button size="compact-sm" variant="subtle" color="gray" c="dimmed" onClick={hide}>
            {t('hideSteps')}
          </Button>
        )}
      </div>
      {children}
    </section>
  )
}
