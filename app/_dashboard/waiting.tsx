import panel from './panel.module.css'
import layout from './staff-home.module.css'

const Bones = ({ rows }: { rows: number }) => (
  <div className={panel.panel} aria-hidden="true">
    <div className={panel.bones}>
      {Array.from({ length: rows }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bones have nothing else to tell them apart.
        <div key={at} className={panel.bone} style={{ width: `${at === 0 ? 28 : 92 - ((at * 17) % 40)}%` }} />
      ))}
    </div>
  </div>
)

/** The parts of the start page while they are on their way. Nothing stands below them that could jump. */
export const Waiting = () => (
  <div className={layout.parts}>
    <div className={layout.mine}>
      <Bones rows={12} />
    </div>
    <div className={layout.company}>
      <Bones rows={8} />
      <Bones rows={6} />
    </div>
  </div>
)
