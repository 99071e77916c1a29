'use client'

import { professionalInput } from '#domain/professionals.ts'
import { type FormProps, RecordForm } from '../../_records/form/record-form.tsx'

export const ProfessionalForm = (props: FormProps) => <RecordForm {...props} input={professionalInput} />
