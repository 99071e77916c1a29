'use client'

import type { Route } from 'next'
import { Day } from '../_ui/day.tsx'
import { Moment } from '../_ui/moment.tsx'
import { PageLink } from '../_ui/page-link.tsx'
import { type Field, isReference } from './field.ts'
import { Decimal, Integer, LateDay, LineCount, Money, Option, Rating } from './field-kinds.tsx'
import styles from './field-value.module.css'
import { ReferenceLink, ReferenceLinks, ReferenceNames } from './reference-link.tsx'
import { targetIn } from './references.ts'

type Props = {
  field: Field
  value: unknown
  /** The row that it stands in: it says the currency of an amount, and what a reference leads to. */
  row?: Record<string, unknown> | undefined
  /** Where a value leads that the list can be narrowed to (a tag); nowhere when left out. */
  narrowHref?: ((value: string) => string) | undefined
  /** Values in a table are on the way of the arrow keys, not of the Tab key. */
  inTable?: boolean
  /** Inside of a button or the like nothing else may be clicked: links are plain text. */
  inControl?: boolean | undefined
  /** A day that is over, of something that is not done. */
  late?: boolean
}

export const isEmpty = (value: unknown) =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

const isLink = ({ kind }: Field) => kind === 'email' || kind === 'phone' || kind === 'url'

/**
 * The value of any field as it is read: links where a click helps, a dot for a state, digits that line up. A list has
 * hundreds of them, so each asks for no more than its own kind needs (field-kinds.tsx).
 */
export function FieldValue({
  field,
  value,
  row = {},
  narrowHref,
  inTable = false,
  inControl = false,
  late = false,
}: Props) {
  if (isEmpty(value)) return null
  const text = String(value)
  if (inControl && isLink(field)) return text
  if (inControl && isReference(field))
    return <ReferenceNames to={targetIn(field, row)} ids={[value].flat().map(String)} />
  const tabIndex = inTable ? -1 : undefined
  const link = { className: styles.link, tabIndex }
  switch (field.kind) {
    case 'email':
      return (
        <a {...link} href={`mailto:${text}`}>
          {text}
        </a>
      )
    case 'phone':
      return (
        <a {...link} href={`tel:${text.replace(/[^+\d]/g, '')}`}>
          {text}
        </a>
      )
    case 'url':
      return (
        <a {...link} href={text} target="_blank" rel="noreferrer">
          {text.replace(/^https?:\/\/(www\.)?|\/$/g, '')}
        </a>
      )
    case 'money':
      return <Money text={text} currency={typeof row.currency === 'string' ? row.currency : undefined} />
    case 'decimal':
      return <Decimal text={text} />
    case 'integer':
      return <Integer value={Number(text)} />
    case 'rating':
      return <Rating value={Number(text)} max={field.max ?? 5} />
    case 'pick':
      return <Option of={field.words} value={text} withDot />
    case 'yesNo':
      return <Option of={field.words} value={text} />
    case 'day':
      return late ? <LateDay day={text} /> : <Day day={text} />
    case 'reference':
      return <ReferenceLink to={targetIn(field, row)} id={text} tabIndex={tabIndex} />
    case 'references':
      return <ReferenceLinks to={field.to} ids={[value].flat().map(String)} tabIndex={tabIndex} />
    case 'lines':
      return <LineCount count={Array.isArray(value) ? value.length : 0} />
    case 'tags':
      return (
        <span className={styles.tags} data-line={inTable || undefined}>
          {(Array.isArray(value) ? value.map(String) : []).map((tag) =>
            narrowHref ? (
              // A path of the list with a query: typed routes know paths only.
              <PageLink key={tag} href={narrowHref(tag) as Route} className={styles.tag} tabIndex={tabIndex}>
                {tag}
              </PageLink>
            ) : (
              <span key={tag} className={styles.tag}>
                {tag}
              </span>
            ),
          )}
        </span>
      )
    case 'instant':
      return <Moment at={text} plain={inTable} />
    case 'long':
      return <span className={styles.long}>{text}</span>
    default:
      return text
  }
}
