'use client'

import { Modal } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { searchedFor } from '../../_search/searched-for.ts'
import { useFound } from '../../_search/use-found.ts'
import { useProblem } from '../../_ui/words.ts'
import type { Person } from '../person.tsx'
import { ChoiceLine } from './choice-line.tsx'
import styles from './palette.module.css'
import { useChoiceGroups } from './use-choice-groups.ts'
import { useChoosing } from './use-choosing.ts'

type Props = { person: Person; opened: boolean; onClose: () => void; onHelp: () => void }

/** Go anywhere, find any record, do anything: by typing, from anywhere. */
export function Palette({ person, opened, onClose, onHelp }: Props) {
  const t = useTranslations()
  const problem = useProblem()
  const [text, setText] = useState('')
  const [wasOpened, setWasOpened] = useState(opened)
  if (opened !== wasOpened) {
    setWasOpened(opened)
    // Not when it closes: what it showed stays there while it fades.
    if (opened) setText('')
  }
  const typed = searchedFor(text)
  const found = useFound(text)
  const groups = useChoiceGroups({ person, opened, typed, data: found.data, onHelp })
  const choosing = useChoosing(
    groups.flatMap(({ choices }) => choices.map(({ id }) => id)),
    typed,
  )
  const said = found.error
    ? problem(found.error)
    : typed !== '' && found.settled && found.data.length === 0
      ? t('search.nothing', { q: typed })
      : ''
  return (
    <Modal.Root
      opened={opened}
      onClose={onClose}
      size={600}
      padding={0}
      yOffset="10dvh"
      transitionProps={{ duration: 90 }}
    >
      <Modal.Overlay />
      <Modal.Content aria-label={t('search.title')}>
        <div className={styles.box}>
          <IconSearch size={18} stroke={1.6} aria-hidden />
          <input
            className={styles.input}
            role="combobox"
            aria-label={t('search.placeholder')}
            aria-expanded="true"
            aria-controls={choosing.list}
            aria-activedescendant={choosing.active}
            aria-autocomplete="list"
            aria-busy={!found.settled}
            autoComplete="off"
            spellCheck={false}
            placeholder={t('search.placeholder')}
            maxLength={100}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={choosing.onKeyDown}
            data-autofocus
          />
        </div>
        <div id={choosing.list} role="listbox" aria-label={t('search.title')} className={styles.list}>
          {groups.map(({ title, choices }) => (
            // biome-ignore lint/a11y/useSemanticElements: a fieldset has no place in a listbox.
            <div key={title} role="group" aria-label={title || undefined} className={styles.group}>
              {title && (
                <p className={styles.title} aria-hidden="true">
                  {title}
                </p>
              )}
              {choices.map((choice) => (
                <ChoiceLine
                  key={choice.id}
                  choice={choice}
                  id={choosing.elementId(choice.id)}
                  active={choosing.elementId(choice.id) === choosing.active}
                  q={typed}
                  onPoint={() => choosing.pick(choice.id)}
                  onTake={onClose}
                />
              ))}
            </div>
          ))}
        </div>
        <p role="status" className={styles.said} data-empty={said === '' || undefined}>
          {said}
        </p>
      </Modal.Content>
    </Modal.Root>
  )
}
