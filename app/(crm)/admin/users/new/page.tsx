import { PageHeader } from '../../../../_frame/page-header.tsx'
import { titled, words } from '../../../../_messages/words.ts'
import { NewUser } from './new-user.tsx'

export const generateMetadata = titled('admin.newUser')

export default async function NewUserPage() {
  const say = await words()
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
