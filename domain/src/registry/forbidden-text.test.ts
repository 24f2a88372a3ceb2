import { describe, expect, test } from 'vitest'
import { forbiddenIn, refusedIn } from './forbidden-text.ts'

test.each([
  ['门禁密码 2580#', 'door-code'],
  ['单元门密码是1234', 'door-code'],
  ['密码：８８６６', 'door-code'],
  ['钥匙放在地垫下', 'door-code'],
  ['Door code: 4711', 'door-code'],
  ['信教,周日去教堂', 'religion'],
  ['基督徒', 'religion'],
  ['苗族,会说普通话', 'ethnicity'],
  ['民族:侗', 'ethnicity'],
  ['多次上访', 'petition'],
  ['稳控对象', 'petition'],
  ['刑满释放人员', 'offence'],
  ['曾吸毒', 'offence'],
  ['艾滋病感染者', 'diagnosis'],
  ['身份证522699198005040011', 'id-number'],
])('%s has no place in a note: %s', (text, reason) => {
  expect(refusedIn(text)?.reason).toBe(reason)
})

test.each([
  ['患糖尿病', 'diagnosis'],
  ['月收入2000', 'finance'],
  ['电话13800001234', 'id-number'],
])('%s only makes the writer look again', (text, reason) => {
  expect(forbiddenIn(text)).toMatchObject([{ reason, verdict: 'warn' }])
  expect(refusedIn(text)).toBeUndefined()
})

describe('honest notes pass', () => {
  test.each([
    '需轮椅,敲门请大声',
    '苗语服务',
    '晚上七点后在家',
    '住民族路3号的女儿每周来',
    '需送药',
    '老人听力不好,请打座机',
    '门口有台阶',
    '白天多为孙女在家',
    '忘记了自己的密码,需要帮助办理社保卡',
    '水族馆上班',
    '',
  ])('%s', (text) => expect(refusedIn(text)).toBeUndefined())
})
