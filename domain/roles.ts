/** Who may use the system. The three portal roles see what is theirs; the three staff roles run the company. */
export const staffRoles = ['admin', 'manager', 'employee'] as const
export const portalRoles = ['client', 'supplier', 'professional'] as const
export const roles = [...staffRoles, ...portalRoles] as const

export type Role = (typeof roles)[number]

export const userStatuses = ['active', 'suspended'] as const
export type UserStatus = (typeof userStatuses)[number]

/** Staff can see other people's data, so their passwords must be stronger and their logins are worth more to a thief. */
export const isStaff = (role: Role) => staffRoles.some((staff) => staff === role)
