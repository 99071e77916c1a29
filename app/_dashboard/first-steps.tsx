import { IconCircle, IconCircleCheckFilled } from '@tabler/icons-react'
import type { Route } from 'next'
import { rolesFor } from '#domain/access.ts'
import type { Role } from '#domain/roles.ts'
import { words } from '../_messages/words.ts'
import { PageLink } from '../_ui/page-link.tsx'
import styles from './first-steps.module.css'
import { StepsCard } from './steps-card.tsx'

export type Done = { company: boolean; client: boolean; pipeline: boolean; deal: boolean; colleague: boolean }
type Step = { name: keyof Done; href: Route; roles: readonly Role[] }

const steps: Step[] = [
  { name: 'company', href: '/admin/company', roles: ['admin'] },
  { name: 'client', href: '/clients/new', roles: rolesFor('clients', 'create') },
  { name: 'pipeline', href: '/admin/pipelines', roles: ['admin'] },
  { name: 'deal', href: '/deals/new', roles: rolesFor('deals', 'create') },
  { name: 'colleague', href: '/admin/users/new', roles: ['admin'] },
]

/** What is still to be done on a new instance by somebody with this role. */
export const stepsLeft = (done: Done, role: Role) =>
  steps.filter(({ name, roles }) => !done[name] && roles.includes(role))

/** The way through the first hour: each step leads to its page, and the whole goes when all are done. */
export const FirstSteps = async ({ done, role }: { done: Done; role: Role }) => {
  const say = await words()
  const mine = steps.filter(({ roles }) => roles.includes(role))
  const isEmpty = !done.client && !done.deal
  return (
    <StepsCard title={say('dashboard.stepsTitle')} mayHide={!isEmpty}>
      <p className={styles.lead}>{say('dashboard.stepsText')}</p>
      <ol>
        {mine.map(({ name, href }) => (
          <li key={name} data-done={done[name] || undefined}>
            <PageLink href={href}>
              {done[name] ? (
                <IconCircleCheckFilled size={20} aria-label={say('dashboard.stepDone')} />
              ) : (
                <IconCircle size={20} stroke={1.5} aria-hidden />
              )}
              <span>
                <b>{say(`dashboard.steps.${name}`)}</b>
                <span>{say(`dashboard.stepTexts.${name}`)}</span>
              </span>
            </PageLink>
          </li>
        ))}
      </ol>
      {isEmpty && role === 'admin' && (
        <p className={styles.demo}>
          {say.rich('dashboard.demoHint', { code: (words) => <code>{words}</code> })}
        </p>
      )}
    </StepsCard>
  )
}
