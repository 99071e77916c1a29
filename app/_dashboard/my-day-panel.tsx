import { words } from '../_messages/words.ts'
import { Hydrate, prefetch, trpc } from '../_trpc/server.tsx'
import { PageLink } from '../_ui/page-link.tsx'
import { timeZoneHere } from '../_ui/time-zone-here.ts'
import { MyDay } from './my-day.tsx'
import { Panel } from './panel.tsx'
import { perPart } from './per-part.ts'

/** What the reader has to do, to be ticked off in its place. */
export async function MyDayPanel() {
  const say = await words()
  const timeZone = await timeZoneHere()
  await prefetch(trpc.dashboard.tasks.queryOptions({ timeZone, each: perPart.start }))
  return (
    <Panel
      title={say('dashboard.myDay')}
      beside={<PageLink href="/tasks/my-day">{say('dashboard.toMyDay')}</PageLink>}
    >
      <Hydrate>
        <MyDay each={perPart.start} renderedIn={timeZone} />
      </Hydrate>
    </Panel>
  )
}
