import { PageHeader } from '../../../../_frame/page-header.tsx'
import { say } from '../../../../_messages/catalogue.ts'
import { NewUser } from './new-user.tsx'

export const metadata = { title: say('admin.newUser') }

export default function NewUserPage() {
  return (
    <>
      <PageHeader
        above={{ href: '/admin/users', title: say('admin.parts.users') }}
        title={say('admin.newUser')}
      />
      <NewUser />
    </>
  )
}
