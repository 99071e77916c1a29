'use client'

import { Menu } from '@mantine/core'
import { IconArchive } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { OpenedMenu } from '../../_ui/opened-menu.tsx'
import type { Opener } from '../../_ui/when-wanted.tsx'

export function MoreActionsItems({ button, onArchive }: { button: Opener; onArchive: () => void }) {
  const t = useTranslations('record')
  return (
    <OpenedMenu button={button} position="bottom-end">
      <Menu.Item leftSection={<IconArchive size={16} stroke={1.6} aria-hidden />} onClick={onArchive}>
        {t('archive')}
      </Menu.Item>
    </OpenedMenu>
  )
}
