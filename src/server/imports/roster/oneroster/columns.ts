/**
 * The columns of OneRoster's rostering tables, 1.1 and 1.2 together. A column of one version only is `wanted` or `free`, so
 * that a set of the other is not told off for it.
 */
import type { Columns } from '../table.ts'

const record = { sourcedId: 'needed', status: 'wanted', dateLastModified: 'free' } as const

export const manifestColumns: Columns = { fields: { propertyName: 'needed', value: 'needed' } }

export const orgColumns: Columns = {
  fields: {
    ...record,
    name: 'needed',
    type: 'expected',
    identifier: 'wanted',
    parentSourcedId: 'wanted',
  },
}

export const sessionColumns: Columns = {
  fields: {
    ...record,
    title: 'needed',
    type: 'expected',
    startDate: 'expected',
    endDate: 'expected',
    parentSourcedId: 'wanted',
    schoolYear: 'free',
  },
}

export const courseColumns: Columns = {
  fields: {
    ...record,
    schoolYearSourcedId: 'free',
    title: 'needed',
    courseCode: 'wanted',
    grades: 'wanted',
    orgSourcedId: 'free',
    subjects: 'wanted',
    subjectCodes: 'free',
  },
  also: {
    grade: 'grades',
    subject: 'subjects',
    code: 'courseCode',
    schoolyearid: 'schoolYearSourcedId',
    orgsourcedids: 'orgSourcedId',
  },
}

export const classColumns: Columns = {
  fields: {
    ...record,
    title: 'needed',
    grades: 'wanted',
    courseSourcedId: 'expected',
    classCode: 'wanted',
    classType: 'expected',
    location: 'free',
    schoolSourcedId: 'needed',
    termSourcedIds: 'expected',
    subjects: 'wanted',
    subjectCodes: 'free',
    periods: 'free',
  },
  also: {
    grade: 'grades',
    subject: 'subjects',
    period: 'periods',
    coursesourcedids: 'courseSourcedId',
    courseid: 'courseSourcedId',
    schoolid: 'schoolSourcedId',
    schoolsourcedids: 'schoolSourcedId',
    orgsourcedid: 'schoolSourcedId',
    orgsourcedids: 'schoolSourcedId',
    termsourcedid: 'termSourcedIds',
    terms: 'termSourcedIds',
    sessionsourcedids: 'termSourcedIds',
    academicsessionsourcedids: 'termSourcedIds',
  },
}

/** @param roles whether roles stand in a file of their own, as from 1.2 on. */
export const userColumns = (roles: boolean): Columns => ({
  fields: {
    ...record,
    enabledUser: 'wanted',
    orgSourcedIds: roles ? 'free' : 'wanted',
    role: roles ? 'wanted' : 'needed',
    username: 'expected',
    userIds: 'wanted',
    givenName: 'needed',
    familyName: 'needed',
    middleName: 'wanted',
    identifier: 'wanted',
    email: 'wanted',
    sms: 'wanted',
    phone: 'wanted',
    agentSourcedIds: 'wanted',
    grades: 'wanted',
    password: 'free',
    userMasterIdentifier: 'free',
    preferredGivenName: 'free',
    preferredMiddleName: 'free',
    preferredFamilyName: 'free',
    primaryOrgSourcedId: 'wanted',
    resourceSourcedIds: 'free',
    pronouns: 'free',
    /** No field of the form, and met as extension columns. */
    nationalNumber: 'wanted',
    gender: 'wanted',
    guardianSourcedIds: 'wanted',
  },
  also: {
    userid: 'userIds',
    orgsourcedid: 'orgSourcedIds',
    orgs: 'orgSourcedIds',
    orgids: 'orgSourcedIds',
    roles: 'role',
    agents: 'agentSourcedIds',
    agentids: 'agentSourcedIds',
    agentsourcedid: 'agentSourcedIds',
    grade: 'grades',
    firstname: 'givenName',
    lastname: 'familyName',
    surname: 'familyName',
    middlenames: 'middleName',
    mobile: 'sms',
    enabled: 'enabledUser',
    activedirectorymatchid: 'username',
    ...Object.fromEntries(
      ['nationalnumber', 'nationalid', 'nationalno', 'nationalidnumber'].flatMap(name => [
        [name, 'nationalNumber'],
        [`metadata.${name}`, 'nationalNumber'],
        [`metadata.jo.${name}`, 'nationalNumber'],
      ]),
    ),
    'metadata.gender': 'gender',
    'metadata.sex': 'gender',
    sex: 'gender',
    ...Object.fromEntries(
      ['guardian', 'parent'].flatMap(word =>
        ['sourcedid', 'sourcedids', 'id', 'ids', 's'].flatMap(end => [
          [word + end, 'guardianSourcedIds'],
          [`metadata.${word}${end}`, 'guardianSourcedIds'],
        ]),
      ),
    ),
  },
})

export const roleColumns: Columns = {
  fields: {
    ...record,
    userSourcedId: 'needed',
    roleType: 'free',
    role: 'needed',
    beginDate: 'wanted',
    endDate: 'wanted',
    orgSourcedId: 'needed',
    userProfileSourcedId: 'free',
  },
  also: { rolestartdate: 'beginDate', roleenddate: 'endDate', isprimary: 'roleType' },
}

/** «sourcedId» is the user's own; 1.0 and others call it by what it is. */
export const demographicColumns: Columns = {
  fields: {
    ...record,
    birthDate: 'wanted',
    sex: 'wanted',
    // What follows is nobody's business here.
    americanIndianOrAlaskaNative: 'free',
    asian: 'free',
    blackOrAfricanAmerican: 'free',
    nativeHawaiianOrOtherPacificIslander: 'free',
    white: 'free',
    demographicRaceTwoOrMoreRaces: 'free',
    hispanicOrLatinoEthnicity: 'free',
    countryOfBirthCode: 'free',
    stateOfBirthAbbreviation: 'free',
    cityOfBirth: 'free',
    publicSchoolResidenceStatus: 'free',
  },
  also: { usersourcedid: 'sourcedId', userid: 'sourcedId', dateofbirth: 'birthDate', gender: 'sex' },
}

export const enrollmentColumns: Columns = {
  fields: {
    ...record,
    classSourcedId: 'needed',
    schoolSourcedId: 'expected',
    userSourcedId: 'needed',
    role: 'needed',
    primary: 'free',
    beginDate: 'wanted',
    endDate: 'wanted',
  },
  also: { startdate: 'beginDate', classid: 'classSourcedId', userid: 'userSourcedId' },
}

export const relationshipColumns: Columns = {
  fields: { userSourcedId: 'needed', relationshipUserSourcedId: 'needed', relationshipRole: 'wanted' },
}

/** A table whose records have no ids of their own (Microsoft's): what they tie together names them. */
export const withoutIds = ({ fields, also }: Columns): Columns => ({
  fields: { ...fields, sourcedId: 'wanted' },
  ...(also && { also }),
})
