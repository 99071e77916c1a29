'use client'

import { Button, Menu } from '@mantine/core'
import { IconArchive, IconCheck, IconFilter } from '@tabler/icons-react'
import { Fragment } from 'react'
import { useTranslations } from 'use-intl'
import { useFieldLabel, useOptionLabel } from '../_ui/words.ts'
import { chosen } from './list-state.ts'
import styles from './table-tools.module.css'
import type { ListControls } from './use-list-state.ts'
import type { View } from './view.ts'

const check = (on: boolean) => (on ? <IconCheck size={15} aria-hidden /> : <span style={{ width: 15 }} />)

/** Every way to narrow the list; on a phone, where there are no headers, the ways to sort it too. */
export function FilterMenu({ view, controls }: { view: View; controls: ListControls }) {
  const t = useTranslations('table')
  const label = useFieldLabel()
  const option = useOptionLabel()
  const { shown, narrow, showArchived, sortBy } = controls
  const toggle = (name: string, value: string) => {
    const now = chosen(view, shown, name)
    narrow(name, now.includes(value) ? now.filter((one) => one !== value) : [...now, value])
  }
  return (
    <Menu position="bottom-start" closeOnItemClick={false} width={220}>
      <Menu.Target>
        <Button
          className={styles.filter}
          variant="default"
          leftSection={<IconFilter size={16} stroke={1.6} aria-hidden />}
        >
          {t('filter')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {view.filters
          .filter(({ options }) => options.length > 0)
          .map((field) => (
            <Fragment key={field.name}>
              <Menu.Label>{label(field.label)}</Menu.Label>
              {field.options.map((value) => {
                const on = chosen(view, shown, field.name).includes(value)
                return (
                  <Menu.Item
                    key={value}
                    role="menuitemcheckbox"
                    aria-checked={on}
                    leftSection={check(on)}
                    onClick={() => toggle(field.name, value)}
                  >
                    {option(field.label, value)}
                  </Menu.Item>
                )
              })}
              <Menu.Divider />
            </Fragment>
          ))}
        <div className={styles.narrowOnly}>
          <Menu.Label>{t('sort')}</Menu.Label>
          {view.columns
            .filter(({ sort }) => sort)
            .map(({ field, of }) => {
              const on = shown.sort.replace(/^-/, '') === field
              return (
                <Menu.Item
                  key={field}
                  role="menuitemradio"
                  aria-checked={on}
                  leftSection={check(on)}
                  onClick={() => sortBy(on && !shown.sort.startsWith('-') ? `-${field}` : field)}
                >
                  {label(of.label)}
                </Menu.Item>
              )
            })}
          <Menu.Divider />
        </div>
        <Menu.Item
          role="menuitemcheckbox"
          aria-checked={shown.archived}
          leftSection={shown.archived ? check(true) : <IconArchive size={15} stroke={1.6} aria-hidden />}
          onClick={() => showArchived(!shown.archived)}
        >
          {t('archived')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
