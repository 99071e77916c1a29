import { redirect } from 'next/navigation'
import { minPasswordLength } from '#domain/passwords.ts'
import { say } from '../../_messages/catalogue.ts'
import { viewer } from '../../_trpc/server.tsx'
import { RegisterForm } from './register-form.tsx'

export const metadata = { title: say('register.title') }

export default async function RegisterPage() {
  const person = await viewer().catch(() => null)
  if (person) redirect('/')
  return <RegisterForm minLength={minPasswordLength} />
}
