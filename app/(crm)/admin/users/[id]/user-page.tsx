'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { PageHeader } from '../../../../_frame/page-header.tsx'
import { useTRPC } from '../../../../_trpc/client.tsx'
import { Notice } from '../../../../_ui/notice.tsx'
import { useProblem } from '../../../../_ui/words.ts'
import styles from '../../admin.module.css'
import { OneTimePassword } from '../one-time-password.tsx'
import { Standing } from '../user-row.tsx'
import { AccessSection } from './access-section.tsx'
import { LinkSection } from './link-section.tsx'
import { ProfileForm } from './profile-form.tsx'
import { RoleSection } from './role-section.tsx'

/** One account: who it is, what it may do, which record is theirs, and whether it may sign in. */
export function UserPage({ id }: { id: string }) {
  const t = useTranslations('admin')
  const problem = useProblem()
  const { data: user, error } = useQuery(useTRPC().users.get.queryOptions({ id }))
  const [password, setPassword] = useState<string | null>(null)
  return (
    <>
      <PageHeader
        above={{ href: '/admin/users', title: t('parts.users') }}
        title={user?.fullName}
        count={user && <Standing user={user} />}
      />
      <div className={styles.panel}>
        {error && !user && <Notice>{problem(error)}</Notice>}
        {user && (
          <>
            {password && <OneTimePassword name={user.fullName} password={password} />}
            {!user.archivedAt && (
              <>
                <ProfileForm key={user.version} user={user} />
                <RoleSection key={user.role} user={user} onPassword={setPassword} />
                <LinkSection key={`${user.role} ${user.link?.id}`} user={user} />
              </>
            )}
            <AccessSection user={user} onPassword={setPassword} />
          </>
        )}
      </div>
    </>
  )
}
