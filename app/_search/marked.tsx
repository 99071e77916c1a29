import styles from './marked.module.css'
import { marks } from './marks.ts'

/** A text with what was searched for set off; a screen reader hears it as one. */
export const Marked = ({ text, q }: { text: string; q: string }) =>
  marks(text, q).map(({ text, hit }, at) =>
    hit ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no other name than their place.
      <span key={at} className={styles.hit}>
        {text}
      </span>
    ) : (
      text
    ),
  )
