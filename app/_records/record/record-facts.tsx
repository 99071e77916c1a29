'use client'

import { useRoomWord } from '../../_ui/words.ts'
import type { Field } from '../field.ts'
import { isEmpty } from '../field-value.tsx'
import { standsAlone } from '../form/within.ts'
import type { AnyRow } from '../rooms.ts'
import type { View } from '../view.ts'
import { Fact } from './fact.tsx'
import styles from './record-facts.module.css'

/** What only the server fills in is not missed while it is empty. */
const isWorthSaying = ({ name, editable, toIn }: Field, row: AnyRow) =>
  (editable && !toIn) || !isEmpty(row[name])

/** What leads to another kind of record from row to row, or is chosen together with others, is not changed in its place. */
const mayChangeHere = (view: View, field: Field) =>
  field.editable && field.toIn === undefined && standsAlone(view, field)

/** What is known of a record, in the sections of its form. */
export function RecordFacts({ view, row, mayChange }: { view: View; row: AnyRow; mayChange: boolean }) {
  const word = useRoomWord(view.of)
  return (
    <div className={styles.facts}>
      {view.sections.map(({ title, fields }) => (
        <section key={title} className={styles.section}>
          <h2 className={styles.title}>{word(title)}</h2>
          <dl>
            {fields
              .filter((field) => isWorthSaying(field, row))
              .map((field) => (
                <Fact
                  key={field.name}
                  view={view}
                  row={row}
                  field={field}
                  mayChange={mayChange && mayChangeHere(view, field)}
                />
              ))}
          </dl>
        </section>
      ))}
    </div>
  )
}
