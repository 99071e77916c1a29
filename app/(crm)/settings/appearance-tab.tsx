'use client'

import { UnstyledButton, useMantineColorScheme } from '@mantine/core'
import { useMounted } from '@mantine/hooks'
import { useTranslations } from 'use-intl'
import { LanguageChoice } from './language-choice.tsx'
import styles from './settings.module.css'

const schemes = ['light', 'dark', 'auto'] as const

export function AppearanceTab() {
  const t = useTranslations()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  // The server cannot know what this browser chose, and React leaves what it rendered as it is.
  const known = useMounted()
  return (
    <>
      <div className={styles.language}>
        <LanguageChoice />
      </div>
      <h2 className={styles.heading}>{t('settings.scheme')}</h2>
      <p className={styles.note}>{t('settings.appearanceNote')}</p>
      <div role="radiogroup" aria-label={t('settings.scheme')} className={styles.schemes}>
        {schemes.map((scheme) => (
          <UnstyledButton
            key={scheme}
            role="radio"
            aria-checked={known && colorScheme === scheme}
            className={styles.scheme}
            onClick={() => setColorScheme(scheme)}
          >
            <span className={`${styles.preview} ${styles[scheme]}`}>
              <span />
              <span />
            </span>
            {t(`person.${scheme}`)}
          </UnstyledButton>
        ))}
      </div>
    </>
  )
}
