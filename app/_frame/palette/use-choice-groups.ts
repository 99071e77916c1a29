'use client'

import { IconSearch } from '@tabler/icons-react'
import type { Route } from 'next'
import { useTranslations } from 'use-intl'
import type { Found } from '#domain/search.ts'
import { recordHref } from '../../_records/hrefs.ts'
import { byKind } from '../../_search/by-kind.ts'
import { useRecent } from '../../_search/use-recent.ts'
import { useSubtitle } from '../../_search/use-subtitle.ts'
import { roomIcons } from '../../_ui/room-icons.ts'
import type { Person } from '../person.tsx'
import { answersTo, type Choice, type ChoiceGroup } from './commands.ts'
import { useCommands } from './use-commands.ts'

type Asked = { person: Person; opened: boolean; typed: string; data: readonly Found[]; onHelp: () => void }

/** Commands that are shown beside records: those that are meant are among the first. */
const mostCommands = 5

/** What there is to choose: without a word what was opened last and all commands, with one the commands and records it fits. */
export const useChoiceGroups = ({ person, opened, typed, data, onHelp }: Asked): ChoiceGroup[] => {
  const t = useTranslations()
  const subtitle = useSubtitle()
  const commands = useCommands(person, onHelp)
  const recent = useRecent(person.id, opened)
  const asChoice = (found: Found): Choice => ({
    id: found.id,
    icon: roomIcons[found.type],
    label: found.title,
    hint: subtitle(found.subtitle),
    href: recordHref(found.type, found.id),
  })
  if (typed === '')
    return [{ title: t('search.recent'), choices: recent.map(asChoice) }, ...commands].filter(
      ({ choices }) => choices.length > 0,
    )
  const fitting = commands
    .flatMap(({ choices }) => choices)
    .filter(({ label, hint }) => answersTo(`${label} ${hint ?? ''}`, typed))
    .slice(0, mostCommands)
  const all: Choice = {
    id: 'all',
    icon: IconSearch,
    label: t('search.all', { q: typed }),
    // A path of ours with a query: typed routes know paths only.
    href: `/search?q=${encodeURIComponent(typed)}` as Route,
  }
  return [
    { title: t('search.commands'), choices: fitting },
    ...byKind(data).map(({ type, found }) => ({ title: t(`${type}.title`), choices: found.map(asChoice) })),
    { title: '', choices: data.length > 0 ? [all] : [] },
  ].filter(({ choices }) => choices.length > 0)
}
