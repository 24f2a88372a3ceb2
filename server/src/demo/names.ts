import type { Chance } from './random.ts'

// Common surnames as often as they are met; the rare ones are read unlike they look (单 Shan, 仇 Qiu, 万俟 Moqi).
const surnames = weighted(
  '杨9 吴7 王7 张7 李7 龙6 潘6 陈5 刘5 罗4 黄4 石4 姜4 周3 唐3 田3 赵3 徐3 顾2 文2 邰2 欧2 万2 宋2 莫2 胡2 何2 朱2 高2 林2 郭2 马2 梁2 谢2 韩2 冯2 彭2 曹2 程2 袁2 邓2 许2 傅2 沈2 曾2 吕2 苏2 卢2 蒋2 蔡2 贾2 丁2 魏2 薛2 叶2 阎2 余2 杜2 戴2 夏2 钟2 汪2 任2 范2 方2 廖2 邹2 熊2 金2 陆2 郝2 孔2 白2 崔2 康2 毛2 邱2 秦2 江2 史2 侯2 邵2 孟2 章2 段2 雷2 钱2 汤2 尹2 黎2 易2 常2 武2 乔2 贺2 赖2 龚2 单1 仇1 区1 解1 查1 盖1 朴1 乐1 缪1 尉迟1 万俟1 令狐1 欧阳1 上官1 诸葛1 司马1 逄1 佘1 晏1 佟1',
)
const syllables = {
  man: '伟玮炜维军君钧强勇永咏杰洁明铭鸣名建健涛韬磊雷超朝鹏飞非斌彬宾波博浩昊皓宇雨羽辰晨成诚承志智致俊峻骏凯恺楷毅义文闻武国华德福贵祥瑞林琳民敏旻东冬海洋阳扬宏洪鸿平坪江刚岗龙隆庆清光广兴星新',
  woman:
    '静婧靖敏旻丽莉立芳方燕艳雁娟涓霞英颖莹萍平红虹鸿玲铃灵兰岚桂贵秀琴勤雪梅玫倩茜晓小筱筠云芸蓉容佳嘉佩珮婷亭雅娅欣心馨怡仪宜慧惠蕙洁杰珍真淑菊莲连青清琼凤香巧娜薇微月悦',
  child: '梓子紫涵函晗轩萱宣浩昊雨语宇欣馨心怡依一诺诗思奕逸睿瑞沐木泽择辰晨宸可科沅沁佑柚安',
}

/** A name as people have it; children and the old carry other syllables, and many sound alike. */
export function makeName(chance: Chance, sex: '1' | '2', age: number, surname = makeSurname(chance)): string {
  const pool = age < 16 && chance.happens(0.7) ? syllables.child : sex === '1' ? syllables.man : syllables.woman
  const signs = [...pool]
  const single = chance.happens(age > 25 && age < 55 ? 0.28 : 0.12)
  return surname + chance.pick(signs) + (single ? '' : chance.pick(signs))
}

export function makeSurname(chance: Chance): string {
  return chance.pick(surnames)
}

function weighted(list: string): string[] {
  return list.split(' ').flatMap((entry) => {
    const [, name, weight] = /^(\D+?)(\d+)$/.exec(entry)!
    return Array<string>(Number(weight)).fill(name!.slice(0, 2))
  })
}
