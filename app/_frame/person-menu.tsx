'use client'

import { Menu, UnstyledButton, useMantineColorScheme, VisuallyHidden } from '@mantine/core'
import { IconDeviceDesktop, IconLogout, IconMoon, IconSun } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { useTRPC } from '../_trpc/client.tsx'
import { markSignedOut } from '../_trpc/session.ts'
import { Initials } from '../_ui/initials.tsx'
import { PageLink } from '../_ui/page-link.tsx'
import { outsideBar, seenAt } from './navigation.ts'
import type { Person } from './person.tsx'
import styles from './person-menu.module.css'

const schemes = [
  { value: 'light', icon: IconSun },
  { value: 'dark', icon: IconMoon },
  { value: 'auto', icon: IconDeviceDesktop },
] as const

/** Who is signed in; what concerns them. `compact` is the phone's, which holds what its bottom bar has no room for. */
export function PersonMenu({ person, compact = false }: { person: Person; compact?: boolean }) {
  const t = useTranslations()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const signOut = useSignOut()
  const links = compact ? outsideBar(person.role) : seenAt(person.role, 'foot')
  return (
    <Menu position={compact ? 'top-end' : 'top-start'} width={220}>
      <Menu.Target>
        <UnstyledButton className={styles.person} data-compact={compact || undefined}>
          <Initials name={person.fullName} />
          <span className={styles.name}>{compact ? t('person.you') : person.fullName}</span>
          <VisuallyHidden>{t('person.menu')}</VisuallyHidden>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={styles.who}>
          <strong>{person.fullName}</strong>
          <span>{person.email}</span>
          <span>{t(`roles.${person.role}`)}</span>
        </div>
        <Menu.Divider />
        {links.map(({ name, href, icon: Icon }) => (
          <Menu.Item
            key={href}
            component={PageLink}
            href={href}
            leftSection={<Icon size={16} stroke={1.6} aria-hidden />}
          >
            {t(`nav.${name}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{t('person.scheme')}</Menu.Label>
        {schemes.map(({ value, icon: Icon }) => (
          <Menu.RadioItem
            key={value}
            value={value}
            checked={colorScheme === value}
            onChange={() => setColorScheme(value)}
            rightSection={<Icon size={16} stroke={1.6} aria-hidden />}
          >
            {t(`person.${value}`)}
          </Menu.RadioItem>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.6} aria-hidden />} onClick={signOut}>
          {t('person.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** A full page load afterwards, so that nothing of this person stays in memory. */
const useSignOut = () => {
  const logout = useMutation(
    useTRPC().auth.logout.mutationOptions({
      onSuccess: () => {
        markSignedOut()
        location.assign('/login')
      },
    }),
  )
  return () => logout.mutate()
}
