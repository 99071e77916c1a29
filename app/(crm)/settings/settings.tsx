'use client'

import { Tabs } from '@mantine/core'
import { useQueryStates } from 'nuqs'
import { useTranslations } from 'use-intl'
import { PageHeader } from '../../_frame/page-header.tsx'
import { AppearanceTab } from './appearance-tab.tsx'
import { PasswordTab } from './password-tab.tsx'
import { ProfileTab } from './profile-tab.tsx'
import { SessionsTab } from './sessions-tab.tsx'
import styles from './settings.module.css'
import { tabParser, tabs } from './tabs.ts'

const panels = {
  profile: ProfileTab,
  password: PasswordTab,
  sessions: SessionsTab,
  appearance: AppearanceTab,
}

export function Settings() {
  const t = useTranslations('settings')
  const [{ tab: open }, set] = useQueryStates(tabParser, { history: 'push' })
  return (
    <>
      <PageHeader title={t('title')} />
      <Tabs
        value={open}
        onChange={(tab) => set({ tab: tabs.find((one) => one === tab) ?? null })}
        keepMounted={false}
        classNames={{ list: styles.tabs }}
      >
        <Tabs.List>
          {tabs.map((tab) => (
            <Tabs.Tab key={tab} value={tab}>
              {t(tab)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {tabs.map((tab) => {
          const Panel = panels[tab]
          return (
            <Tabs.Panel key={tab} value={tab} className={styles.panel}>
              <Panel />
            </Tabs.Panel>
          )
        })}
      </Tabs>
    </>
  )
}
