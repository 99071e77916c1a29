'use client'

import { contactInput } from '#domain/contacts.ts'
import { type FormProps, RecordForm } from '../../_records/form/record-form.tsx'

export const ContactForm = (props: FormProps) => <RecordForm {...props} input={contactInput} />
