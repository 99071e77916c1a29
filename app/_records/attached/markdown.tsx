'use client'

import Markdown from 'markdown-to-jsx/react'
import type { ComponentProps } from 'react'
import styles from './attached.module.css'

/** A link that somebody wrote: it opens apart, and tells the other side nothing. */
const Away = ({ children, href, title }: ComponentProps<'a'>) => (
  <a href={href} title={title} target="_blank" rel="noreferrer noopener nofollow">
    {children}
  </a>
)

/** A picture from elsewhere would tell its host who reads: only its description is shown. */
const Described = ({ alt }: ComponentProps<'img'>) => <i>{alt}</i>

/** Headings of a note are below those of its page. */
const overrides = { a: Away, img: Described, h1: 'h3', h2: 'h4', h3: 'h5', h4: 'h6', h5: 'h6' } as const

/** Markdown as React elements: HTML in it stays text, and addresses that run scripts are dropped. */
export function MarkdownText({ text }: { text: string }) {
  return (
    <div className={styles.markdown}>
      <Markdown options={{ disableParsingRawHTML: true, forceBlock: true, overrides }}>{text}</Markdown>
    </div>
  )
}
