'use client'

import { CloseButton, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import type { RefObject } from 'react'
import { useTranslations } from 'use-intl'
import { useRoomWord } from '../../_ui/words.ts'
import { ColumnsButton } from '../columns/columns-button.tsx'
import type { SavedViews } from '../saved-views/use-saved-views.tsx'
import { ViewMenu } from '../saved-views/view-menu.tsx'
import type { View } from '../view.ts'
import { ExportLink } from './export-link.tsx'
import { FilterChips } from './filter-chips.tsx'
import { FilterMenu } from './filter-menu.tsx'
import { ImportLink } from './import-link.tsx'
import styles from './table-tools.module.css'
import type { ListControls } from './use-list-state.ts'

type Props = {
  view: View
  /** The list with the columns that it shows now. */
  shown: View
  controls: ListControls
  saved: SavedViews
  searchBox: RefObject<HTMLInputElement | null>
  mayImport: boolean
}

export function TableTools({ view, shown, controls, saved, searchBox, mayImport }: Props) {
  const t = useTranslations('table')
  const word = useRoomWord(view.of)
  const { q } = controls.shown
  return (
    <div className={styles.tools}>
      <TextInput
        ref={searchBox}
        type="search"
        className={styles.search}
        aria-label={word('search')}
        placeholder={word('search')}
        value={q}
        onChange={(event) => controls.search(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && controls.search('')}
        leftSection={<IconSearch size={16} stroke={1.6} aria-hidden />}
        rightSection={
          q && <CloseButton size="sm" aria-label={t('clearSearch')} onClick={() => controls.search('')} />
        }
        rightSectionPointerEvents="auto"
        maxLength={100}
      />
      <ViewMenu view={view} saved={saved} />
      <FilterMenu view={view} controls={controls} />
      <FilterChips view={view} controls={controls} />
      <ColumnsButton all={view} shown={shown} onChoose={saved.chooseColumns} />
      {mayImport && <ImportLink of={view.of} />}
      <ExportLink view={view} state={controls.shown} />
    </div>
  )
}
