'use client'

import { employeeInput } from '#domain/employees.ts'
import { type FormProps, RecordForm } from '../../_records/form/record-form.tsx'

export const EmployeeForm = (props: FormProps) => <RecordForm {...props} input={employeeInput} />
