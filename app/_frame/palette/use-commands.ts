'use client'

import { useMantineColorScheme } from '@mantine/core'
import { IconKeyboard, IconLogout, IconPlus, IconUpload } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { importHref } from '../../_records/hrefs.ts'
import { importable } from '../../_records/importable.ts'
import { destinations } from '../navigation.ts'
import type { Person } from '../person.tsx'
import { schemes } from '../schemes.ts'
import { shortcuts } from '../shortcuts.ts'
import { useSignOut } from '../use-sign-out.ts'
import { type Choice, type ChoiceGroup, creatable } from './commands.ts'

/** Where a person can go, and what they can do from anywhere. */
export const useCommands = ({ role }: Person, onHelp: () => void): ChoiceGroup[] => {
  const t = useTranslations()
  const { setColorScheme } = useMantineColorScheme()
  const signOut = useSignOut()
  const go = destinations
    .filter(({ seenBy }) => seenBy(role))
    .map(
      ({ name, href, icon, key }): Choice => ({
        id: `go${href}`,
        icon,
        label: t(`nav.${name}`),
        keys: key && `g ${key}`,
        href,
      }),
    )
  const make = creatable(role).map(
    ({ of, href }): Choice => ({ id: `new-${of}`, icon: IconPlus, label: t(`${of}.new`), href }),
  )
  const bring = importable(role).map(
    (of): Choice => ({
      id: `import-${of}`,
      icon: IconUpload,
      label: t(`imports.of.${of}`),
      href: importHref(of),
    }),
  )
  const look = schemes.map(
    ({ value, icon }): Choice => ({
      id: `scheme-${value}`,
      icon,
      label: t(`person.${value}`),
      hint: t('person.scheme'),
      run: () => setColorScheme(value),
    }),
  )
  const rest: Choice[] = [
    { id: 'help', icon: IconKeyboard, label: t('shortcuts.title'), keys: shortcuts.help.keys, run: onHelp },
    { id: 'sign-out', icon: IconLogout, label: t('person.signOut'), run: signOut },
  ]
  return [
    { title: t('search.go'), choices: go },
    { title: t('search.do'), choices: [...make, ...bring, ...look, ...rest] },
  ]
}
