import styles from './brand.module.css'

/** The mark, drawn by hand so that nothing is fetched for it; the name beside it unless there is no room. */
export const Brand = ({ name }: { name?: string | undefined }) => (
  <span className={styles.brand}>
    <svg viewBox="0 0 32 32" width="24" height="24" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="#335bd3" />
      <path
        d="M10 22.5V9.5l12 13v-13"
        fill="none"
        stroke="#fff"
        strokeWidth="3"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
    {name && <span>{name}</span>}
  </span>
)
