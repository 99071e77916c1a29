'use client'

import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { Role } from '#domain/roles.ts'
import { Keys } from './keys.tsx'
import styles from './shortcut-sheet.module.css'
import { goes, type ShortcutName, shortcuts } from './shortcuts.ts'

type Props = { role: Role; opened: boolean; onClose: () => void }

// The names of an object's own keys, which Object.keys forgets.
const names = Object.keys(shortcuts) as ShortcutName[]
const places = ['everywhere', 'list', 'record'] as const

/** Every shortcut, as the keyboard has them. */
export function ShortcutSheet({ role, opened, onClose }: Props) {
  const t = useTranslations()
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('shortcuts.title')}
      size={620}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <div className={styles.sheet}>
        <div>
          {places.map((place) => (
            <Group key={place} title={t(`shortcuts.${place}`)}>
              {names
                .filter((name) => shortcuts[name].place === place)
                .map((name) => (
                  <Line key={name} says={t(`shortcuts.${name}`)} keys={shortcuts[name].keys} />
                ))}
            </Group>
          ))}
        </div>
        <Group title={t('shortcuts.go')}>
          {goes(role).map(({ name, keys }) => (
            <Line key={name} says={t(`nav.${name}`)} keys={keys} />
          ))}
        </Group>
      </div>
    </Modal>
  )
}

const Group = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className={styles.group}>
    <h3 className={styles.title}>{title}</h3>
    <dl>{children}</dl>
  </section>
)

const Line = ({ says, keys }: { says: string; keys: string }) => (
  <div className={styles.line}>
    <dt>{says}</dt>
    <dd>
      <Keys of={keys} />
    </dd>
  </div>
)
