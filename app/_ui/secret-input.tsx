'use client'

import { PasswordInput, type PasswordInputProps } from '@mantine/core'
import { useTranslations } from 'use-intl'

/** Where a password is typed. The kit's own shows that it is wrong to the eye alone, and names its button in English alone. */
export function SecretInput(props: PasswordInputProps) {
  const t = useTranslations('account')
  return (
    <PasswordInput
      {...props}
      aria-invalid={props.error ? true : undefined}
      visibilityToggleButtonProps={{ 'aria-label': t('showPassword'), c: 'dimmed' }}
    />
  )
}
