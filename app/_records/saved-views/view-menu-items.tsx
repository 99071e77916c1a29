'use client'

import { Menu } from '@mantine/core'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { SavedView } from '#domain/views.ts'
import { OpenedMenu } from '../../_ui/opened-menu.tsx'
import type { Opener } from '../../_ui/when-wanted.tsx'
import { useRoomWord } from '../../_ui/words.ts'
import type { View } from '../view.ts'
import type { SavedViews } from './use-saved-views.tsx'
import styles from './view-menu.module.css'

/** Comes when a view is named: that is seldom. */
const ViewDialog = dynamic(() => import('./view-dialog.tsx').then(({ ViewDialog }) => ViewDialog), {
  ssr: false,
})

type Props = { button: Opener; view: View; saved: SavedViews }

export function ViewMenuItems({ button, view, saved }: Props) {
  const t = useTranslations('views')
  const word = useRoomWord(view.of)
  const [naming, setNaming] = useState<'new' | SavedView | null>(null)
  const { items, active, ready, changed, defaultId } = saved
  const mine = items.filter((one) => one.mine)
  const others = items.filter((one) => !one.mine)
  const group = (label: string, some: SavedView[]) =>
    some.length > 0 && (
      <>
        <Menu.Label>{label}</Menu.Label>
        {some.map(({ id, name, shared, mine: own }) => (
          <Menu.RadioItem key={id} value={id} className={styles.item}>
            {own && shared ? t('sharedByMe', { name }) : name}
          </Menu.RadioItem>
        ))}
      </>
    )
  return (
    <>
      <OpenedMenu button={button} className={styles.menu} position="bottom-start" width={260}>
        <Menu.RadioGroup
          value={active?.id ?? ready?.id ?? ''}
          onChange={(chosen) => saved.open([...view.ready, ...items].find(({ id }) => id === chosen))}
        >
          <Menu.RadioItem value="">{t('all')}</Menu.RadioItem>
          {view.ready.map(({ id }) => (
            <Menu.RadioItem key={id} value={id}>
              {word(`ready.${id}`)}
            </Menu.RadioItem>
          ))}
          {group(t('mine'), mine)}
          {group(t('shared'), others)}
        </Menu.RadioGroup>
        <Menu.Divider />
        {active && changed && active.mayChange && (
          <Menu.Item onClick={() => saved.update(active)}>{t('update', { name: active.name })}</Menu.Item>
        )}
        <Menu.Item onClick={() => setNaming('new')}>{t('create')}</Menu.Item>
        {active && (
          <>
            <Menu.CheckboxItem
              checked={defaultId === active.id}
              onChange={(on) => saved.setDefault(on ? active.id : null)}
            >
              {t('first')}
            </Menu.CheckboxItem>
            {active.mayChange && (
              <>
                <Menu.Item onClick={() => setNaming(active)}>{t('rename')}</Menu.Item>
                <Menu.Item onClick={() => saved.remove(active)}>{t('remove')}</Menu.Item>
              </>
            )}
          </>
        )}
      </OpenedMenu>
      {naming && (
        <ViewDialog
          saved={naming === 'new' ? undefined : naming}
          onSave={(named) => (naming === 'new' ? saved.create(named) : saved.rename(naming, named))}
          onClose={() => setNaming(null)}
        />
      )}
    </>
  )
}
