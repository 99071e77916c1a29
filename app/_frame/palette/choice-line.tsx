'use client'

import type { MouseEvent } from 'react'
import { Marked } from '../../_search/marked.tsx'
import { PageLink } from '../../_ui/page-link.tsx'
import { Keys } from '../keys.tsx'
import styles from './choice-line.module.css'
import type { Choice } from './commands.ts'

type Props = {
  choice: Choice
  id: string | undefined
  active: boolean
  q: string
  /** The mouse is over it. */
  onPoint: () => void
  /** It was taken, and not to be opened beside. */
  onTake: () => void
}

/** One choice: a link where it leads somewhere, so that it opens beside with Ctrl as links do. */
export function ChoiceLine({ choice, id, active, q, onPoint, onTake }: Props) {
  const { icon: Icon, label, hint, keys } = choice
  const shared = {
    id,
    role: 'option',
    'aria-selected': active,
    className: styles.line,
    tabIndex: -1,
    onMouseMove: () => !active && onPoint(),
    // The focus stays in the field.
    onMouseDown: (event: MouseEvent) => event.preventDefault(),
  } as const
  const content = (
    <>
      <Icon size={16} stroke={1.6} aria-hidden />
      <span className={styles.label}>
        <Marked text={label} q={q} />
      </span>
      {hint && (
        <span className={styles.hint}>
          <Marked text={hint} q={q} />
        </span>
      )}
      {keys && (
        <span className={styles.keys} aria-hidden="true">
          <Keys of={keys} />
        </span>
      )}
    </>
  )
  if (!choice.run)
    return (
      <PageLink
        {...shared}
        href={choice.href}
        onClick={({ ctrlKey, metaKey }) => !ctrlKey && !metaKey && onTake()}
      >
        {content}
      </PageLink>
    )
  const take = () => {
    onTake()
    choice.run()
  }
  return (
    <button {...shared} type="button" onClick={take}>
      {content}
    </button>
  )
}
