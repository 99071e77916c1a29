import styles from './worth-bar.module.css'

/** How long a bar is: for the eye alone, the exact figures stand beside it. */
const share = (value: string, most: number) => `${most > 0 ? (100 * Number(value)) / most : 0}%`

type Props = { value: string; weighted: string; most: number; colour: string }

/** What deals are worth, against what the most are worth, and filled as far as they are likely to bring it. */
export const WorthBar = ({ value, weighted, most, colour }: Props) => (
  <span className={styles.bar} style={{ width: share(value, most), color: colour }}>
    <i style={{ width: share(weighted, Number(value)) }} />
  </span>
)
