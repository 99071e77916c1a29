import styles from './initials.module.css'

const initialsOf = (name: string) => {
  const words = name.trim().split(/\s+/)
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(
    (word) => [...(word ?? '')][0] ?? '',
  )
  return letters.join('').toUpperCase()
}

/** A person or company in two letters, beside their name and therefore silent. */
export const Initials = ({ name, size = 24 }: { name: string; size?: number }) => (
  <span
    className={styles.initials}
    style={{ width: size, height: size, fontSize: size * 0.42 }}
    aria-hidden="true"
  >
    {initialsOf(name)}
  </span>
)
