import type { View } from '../view.ts'
import styles from './record-table.module.css'

const widths = ['72%', '58%', '44%', '64%', '50%']

type Props = { view: Pick<View, 'columns'>; rows: number; ticks?: boolean }

/** Rows to come, of the height that they will have. */
export const SkeletonRows = ({ view, rows, ticks = false }: Props) =>
  Array.from({ length: rows }, (_, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike and never move.
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: grey bars take no focus.
    <tr key={at} className={styles.row} aria-hidden="true">
      {view.columns.map(({ field, from, card }, column) => (
        <td
          key={field.name}
          className={column === 0 ? styles.name : styles.cell}
          data-from={from}
          data-tick={ticks && column === 0 ? '' : undefined}
          data-card={card}
        >
          <span className={styles.bone} style={{ width: widths[(at + column) % widths.length] }} />
        </td>
      ))}
    </tr>
  ))
