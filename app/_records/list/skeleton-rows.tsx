import type { View } from '../view.ts'
import styles from './record-table.module.css'

const widths = ['72%', '58%', '44%', '64%', '50%']

/** Rows to come, of the height that they will have. */
export const SkeletonRows = ({ view, rows }: { view: Pick<View, 'columns'>; rows: number }) =>
  Array.from({ length: rows }, (_, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike and never move.
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: grey bars take no focus.
    <tr key={at} className={styles.row} aria-hidden="true">
      {view.columns.map(({ field, from, card }, column) => (
        <td
          key={field.name}
          className={column === 0 ? styles.name : styles.cell}
          data-from={from}
          data-card={card}
        >
          <span className={styles.bone} style={{ width: widths[(at + column) % widths.length] }} />
        </td>
      ))}
    </tr>
  ))
