'use client'

import dynamic from 'next/dynamic'
import { useState } from 'react'
import type { Person } from './person.tsx'
import { useShortcut, useShortcutKeys } from './use-shortcuts.ts'

/** What lies over the page, from anywhere; one at a time. */
export type Overlay = 'palette' | 'help'

const Palette = dynamic(() => import('./palette/palette.tsx').then(({ Palette }) => Palette))
const ShortcutSheet = dynamic(() => import('./shortcut-sheet.tsx').then(({ ShortcutSheet }) => ShortcutSheet))

type Props = { person: Person; open: Overlay | null; onOpen: (open: Overlay | null) => void }

/** The palette and the list of shortcuts, each loaded when it is first opened, and the keys that open them. */
export function Overlays({ person, open, onOpen }: Props) {
  const [needed, setNeeded] = useState<ReadonlySet<Overlay>>(new Set())
  if (open && !needed.has(open)) setNeeded(new Set([...needed, open]))
  useShortcutKeys(person.role)
  useShortcut('palette', () => onOpen(open === 'palette' ? null : 'palette'))
  useShortcut('help', () => onOpen('help'))
  return (
    <>
      {needed.has('palette') && (
        <Palette
          person={person}
          opened={open === 'palette'}
          onClose={() => onOpen(null)}
          onHelp={() => onOpen('help')}
        />
      )}
      {needed.has('help') && (
        <ShortcutSheet role={person.role} opened={open === 'help'} onClose={() => onOpen(null)} />
      )}
    </>
  )
}
