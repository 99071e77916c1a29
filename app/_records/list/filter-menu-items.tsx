'use client'

import { Menu } from '@mantine/core'
import dynamic from 'next/dynamic'
import { Fragment, useState } from 'react'
import { useTranslations } from 'use-intl'
import { OpenedMenu } from '../../_ui/opened-menu.tsx'
import type { Opener } from '../../_ui/when-wanted.tsx'
import { useFieldLabel, useOptionLabel } from '../../_ui/words.ts'
import { type Field, isDownFirst, isReference } from '../field.ts'
import type { View } from '../view.ts'
import { chosen } from './list-state.ts'
import styles from './table-tools.module.css'
import type { ListControls } from './use-list-state.ts'

const FilterAsk = dynamic(() => import('./filter-ask.tsx').then(({ FilterAsk }) => FilterAsk))

type Props = { button: Opener; view: View; controls: ListControls }

export function FilterMenuItems({ button, view, controls }: Props) {
  const t = useTranslations('table')
  const label = useFieldLabel()
  const option = useOptionLabel()
  const { shown, narrow, showArchived, sortBy } = controls
  const [asking, setAsking] = useState<Field | null>(null)
  const toggle = (name: string, value: string) => {
    const now = chosen(view, shown, name)
    narrow(name, now.includes(value) ? now.filter((one) => one !== value) : [...now, value])
  }
  return (
    <>
      <OpenedMenu button={button} position="bottom-start" width={220}>
        {view.filters
          .filter(({ options }) => options.length > 0)
          .map((field) => (
            <Fragment key={field.name}>
              <Menu.Label>{label(field.label)}</Menu.Label>
              {field.options.map((value) => (
                <Menu.CheckboxItem
                  key={value}
                  checked={chosen(view, shown, field.name).includes(value)}
                  onChange={() => toggle(field.name, value)}
                >
                  {option(field.words, value)}
                </Menu.CheckboxItem>
              ))}
              <Menu.Divider />
            </Fragment>
          ))}
        {view.filters.filter(isAsked).map((field) => (
          <Menu.Item key={field.name} onClick={() => setAsking(field)}>
            {t('by', { field: label(field.label) })}
          </Menu.Item>
        ))}
        {view.filters.some(isAsked) && <Menu.Divider />}
        {/* Before what a wide window hides: a menu opens with the focus on its first item, which must be there. */}
        <Menu.CheckboxItem checked={shown.archived} onChange={showArchived}>
          {t('archived')}
        </Menu.CheckboxItem>
        <div className={styles.narrowOnly}>
          <Menu.Divider />
          <Menu.Label>{t('sort')}</Menu.Label>
          <Menu.RadioGroup value={shown.sort} onChange={sortBy}>
            {sortChoices(view).map(({ sort, field }) => (
              <Menu.RadioItem key={sort} value={sort}>
                {label(field)}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
        </div>
      </OpenedMenu>
      {asking && (
        <FilterAsk
          field={asking}
          onClose={() => setAsking(null)}
          onChoose={(id) => {
            setAsking(null)
            narrow(asking.name, [...new Set([...chosen(view, shown, asking.name), id])])
          }}
        />
      )}
    </>
  )
}

/** Another record is asked for by name: too many to list in a menu. What a task is about is reached from that record. */
const isAsked = (field: Field) => field.to !== undefined && isReference(field)

/** One order per column, the one that is wanted first: newest, best, or from the beginning. */
const sortChoices = (view: View) =>
  view.columns
    .filter(({ sort }) => sort)
    .map(({ field }) => ({ field: field.label, sort: isDownFirst(field) ? `-${field.name}` : field.name }))
