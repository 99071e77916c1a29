'use client'

import { Menu, useMantineColorScheme } from '@mantine/core'
import { IconLogout } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { OpenedMenu } from '../_ui/opened-menu.tsx'
import { PageLink } from '../_ui/page-link.tsx'
import type { Opener } from '../_ui/when-wanted.tsx'
import { outsideBar, seenAt } from './navigation.ts'
import type { Person } from './person.tsx'
import styles from './person-menu.module.css'
import { schemes } from './schemes.ts'
import { useSignOut } from './use-sign-out.ts'

type Props = { button: Opener; person: Person; compact: boolean }

export function PersonMenuItems({ button, person, compact }: Props) {
  const t = useTranslations()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const signOut = useSignOut()
  const links = compact ? outsideBar(person.role) : seenAt(person.role, 'foot')
  return (
    <OpenedMenu button={button} position={compact ? 'top-end' : 'top-start'} width={220}>
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
    </OpenedMenu>
  )
}
