import type { Route } from 'next'
import type { ReactNode } from 'react'
import { words } from '../_messages/words.ts'
import { PageLink } from '../_ui/page-link.tsx'
import { Nothing, Panel } from './panel.tsx'
import styles from './rows.module.css'

/** Rows of each part of a portal's start page; its list shows all. */
export const portalRows = 6

type ListProps = { title: string; total?: number; href: Route; nothing: string; children: ReactNode[] }

/** One part of what is the reader's, and what it says when there is nothing in it. */
export const PortalList = async ({ title, total, href, nothing, children }: ListProps) => {
  const say = await words()
  return (
    <Panel
      title={title}
      note={total ? say('table.total', { total }) : undefined}
      beside={
        children.length > 0 && (
          <PageLink href={href} aria-label={say('home.seeAllOf', { part: title })}>
            {say('home.seeAll')}
          </PageLink>
        )
      }
    >
      {children.length > 0 ? <ul className={styles.rows}>{children}</ul> : <Nothing>{nothing}</Nothing>}
    </Panel>
  )
}

type RowProps = { name: string; detail?: ReactNode; children?: ReactNode } & (
  | { href: Route; file?: never }
  | { href?: never; file: string }
)

/** One record, or one file, as the way to it. */
export const PortalRow = ({ name, detail, children, href, file }: RowProps) => {
  const inside = (
    <>
      <span className={styles.who}>
        <b>{name}</b>
        {detail && <span>{detail}</span>}
      </span>
      <span className={styles.side}>{children}</span>
    </>
  )
  return (
    <li>
      {href ? (
        <PageLink href={href} className={styles.row}>
          {inside}
        </PageLink>
      ) : (
        <a href={file} download className={styles.row}>
          {inside}
        </a>
      )}
    </li>
  )
}
