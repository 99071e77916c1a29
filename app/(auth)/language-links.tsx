'use client'

import { UnstyledButton } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'use-intl'
import { languages } from '#domain/languages.ts'
import { rememberLanguage } from '../_messages/language-cookie.ts'
import { languageNames } from '../_messages/language-names.ts'
import styles from './auth.module.css'

/** The language of this browser, before anybody is known. What is typed stays where it is. */
export function LanguageLinks() {
  const t = useTranslations('language')
  const router = useRouter()
  const spoken = useLocale().split('-')[0]
  return (
    <fieldset className={styles.languages}>
      <legend>{t('label')}</legend>
      {languages.map((one) => (
        <UnstyledButton
          key={one}
          lang={one}
          aria-pressed={one === spoken}
          onClick={() => {
            rememberLanguage(one)
            router.refresh()
          }}
        >
          {languageNames[one]}
        </UnstyledButton>
      ))}
    </fieldset>
  )
}
