import { describe, expect, test } from 'vitest'
import { forbiddenIn, refusedIn } from './forbidden-text.ts'

test.each([
  ['门禁密码 2580#', 'door-code'],
  ['单元门密码是1234', 'door-code'],
  ['密码：８８６６', 'door-code'],
  ['密码是2580', 'door-code'],
  ['门码2580', 'door-code'],
  ['密码二五八零', 'door-code'],
  ['密码 a1b2c3', 'door-code'],
  ['密\u200b码2580', 'door-code'],
  ['门 禁 密 码 2 5 8 0', 'door-code'],
  ['按2580#开门', 'door-code'],
  ['输入2580就能进门', 'door-code'],
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
  ['身份证522699 19800504 0011', 'id-number'],
  ['身份证522699-1980-0504-0011', 'id-number'],
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
    '单元门密码锁坏了',
    '门禁密码盘失灵',
    '开门要按1201呼叫',
    '门禁1201打不开',
    '8-1-401 漏水 电梯停了',
    '',
  ])('%s', (text) => expect(refusedIn(text)).toBeUndefined())
})
