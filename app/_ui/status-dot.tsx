import styles from './status-dot.module.css'

type Tone = 'good' | 'accent' | 'warn' | 'bad' | 'quiet'

/** What a state means, whatever it is a state of. A dot and a word: the colour is never alone. What is no state (a currency) has no dot. */
const tones: Record<string, Tone> = {
  active: 'good',
  available: 'good',
  won: 'good',
  completed: 'good',
  delivered: 'good',
  ok: 'good',
  lead: 'accent',
  open: 'accent',
  todo: 'accent',
  in_progress: 'accent',
  confirmed: 'accent',
  processing: 'accent',
  shipped: 'accent',
  on_leave: 'warn',
  on_hold: 'warn',
  busy: 'warn',
  blocked: 'warn',
  pending: 'warn',
  degraded: 'warn',
  lost: 'bad',
  cancelled: 'bad',
  high: 'warn',
  urgent: 'bad',
  down: 'bad',
  inactive: 'quiet',
  unavailable: 'quiet',
  planning: 'quiet',
  low: 'quiet',
  medium: 'quiet',
}

export const StatusDot = ({ value, label }: { value: string; label: string }) => (
  <span className={styles.status} data-tone={tones[value]}>
    {label}
  </span>
)
