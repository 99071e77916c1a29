import { redirect } from 'next/navigation'
import { minPasswordLength } from '#domain/passwords.ts'
import { titled } from '../../_messages/words.ts'
import { viewer } from '../../_trpc/server.tsx'
import { RegisterForm } from './register-form.tsx'

export const generateMetadata = titled('register.title')

export default async function RegisterPage() {
  const person = await viewer().catch(() => null)
  if (person) redirect('/')
  return <RegisterForm minLength={minPasswordLength} />
}
