import { IconPlus } from '@tabler/icons-react'
import { cookies } from 'next/headers'
import { Suspense } from 'react'
import type { Role } from '#domain/roles.ts'
import { PageHeader } from '../_frame/page-header.tsx'
import { words } from '../_messages/words.ts'
import { api } from '../_trpc/server.tsx'
import { LinkButton } from '../_ui/link-button.tsx'
import { ActivityPanel } from './activity-panel.tsx'
import { ClientsPanel } from './clients-panel.tsx'
import figure from './figure.module.css'
import { FigureStrip } from './figure-strip.tsx'
import { FirstSteps, stepsLeft } from './first-steps.tsx'
import { MyDayPanel } from './my-day-panel.tsx'
import { PipelinePanel } from './pipeline-panel.tsx'
import { QuietPanel } from './quiet-panel.tsx'
import styles from './staff-home.module.css'
import { stepsCookie } from './steps-cookie.ts'
import { TodayIs } from './today-is.tsx'
import { Waiting } from './waiting.tsx'

type Props = {
  person: { fullName: string; role: Role }
  /** What the address says: which pipeline, and its bars in which currency. */
  shown: { pipeline: string | undefined; currency: string | undefined }
}

/** The start page of staff: the figures, each of which leads to the list behind it, and one's own day. */
export async function StaffHome({ person, shown }: Props) {
  const say = await words()
  const done = await (await api()).dashboard.firstSteps()
  const hidden = (await cookies()).get(stepsCookie)?.value === 'hidden'
  const isEmpty = !done.client && !done.deal
  const left = stepsLeft(done, person.role).length > 0 && (isEmpty || !hidden)
  return (
    <>
      <PageHeader
        title={say('home.hello', { name: person.fullName.split(' ')[0] ?? person.fullName })}
        count={<TodayIs />}
        actions={
          <LinkButton href="/clients/new" leftSection={<IconPlus size={16} aria-hidden />}>
            {say('home.add')}
          </LinkButton>
        }
      />
      <div className={styles.home}>
        {left && <FirstSteps done={done} role={person.role} />}
        {!isEmpty && (
          // What stands below the figures comes no sooner than they do, as nobody knows how high they will be.
          <Suspense
            fallback={
              <>
                <div className={figure.strip} aria-hidden="true" />
                <Waiting />
              </>
            }
          >
            <FigureStrip pipelineId={shown.pipeline} />
            <Suspense fallback={<Waiting />}>
              <div className={styles.parts}>
                <div className={styles.mine}>
                  <MyDayPanel />
                  <ActivityPanel />
                </div>
                <div className={styles.company}>
                  <PipelinePanel pipelineId={shown.pipeline} currency={shown.currency} />
                  <ClientsPanel />
                  <QuietPanel />
                </div>
              </div>
            </Suspense>
          </Suspense>
        )}
      </div>
    </>
  )
}
