// What people of a demo community report: invented, everyday.
import type { LeafCode } from '@red-steward/domain/cases/catalogue'

export interface CaseText {
  leaf: LeafCode
  /** How often, relative to the others. */
  weight: number
  says: readonly string[]
  solved: readonly string[]
  /** At a door, at a building, or at a place in words. */
  at: 'door' | 'building' | readonly string[]
}

export const caseTexts: readonly CaseText[] = [
  {
    leaf: '0207',
    weight: 9,
    at: 'building',
    says: ['三楼楼道灯不亮', '单元门口的灯一闪一闪', '楼梯间灯坏了，晚上看不见'],
    solved: ['已更换灯泡', '换了声控开关，灯已亮'],
  },
  {
    leaf: '0302',
    weight: 7,
    at: 'building',
    says: ['楼道里堆了旧沙发', '消防门后面堆纸箱', '六楼过道放了两辆旧自行车'],
    solved: ['住户已搬走', '联系物业一起清走'],
  },
  {
    leaf: '0401',
    weight: 6,
    at: ['东门垃圾桶', '8栋后面的垃圾房', '幼儿园旁的垃圾点'],
    says: ['垃圾三天没人收，有味道', '垃圾桶满了没清'],
    solved: ['已清运，并告知清运公司加一趟', '已清运'],
  },
  {
    leaf: '0105',
    weight: 3,
    at: 'door',
    says: ['水从门缝流到走廊', '厨房水管爆了，楼下也在滴水', '卫生间跑水'],
    solved: ['关阀后换软管，楼下已看过', '水管已修，邻居家没有受损'],
  },
  {
    leaf: '0104',
    weight: 4,
    at: 'building',
    says: ['电梯停在四楼不动', '电梯门关不上', '电梯有异响，停用了'],
    solved: ['维保更换门机皮带，已恢复', '维保已检修，恢复运行'],
  },
  {
    leaf: '0201',
    weight: 5,
    at: 'door',
    says: ['楼上卫生间漏水，天花板起皮', '客厅顶上渗水', '阳台漏水到楼下'],
    solved: ['楼上已重做防水', '双方约好下周做防水'],
  },
  {
    leaf: '0603',
    weight: 5,
    at: 'door',
    says: ['楼上晚上十一点还在拖凳子', '隔壁练琴到很晚', '楼上孩子跑跳，老人睡不好'],
    solved: ['上门劝说，住户铺了地垫', '约定晚九点后不练琴'],
  },
  {
    leaf: '0601',
    weight: 6,
    at: ['东门入口', '老年活动室门前', '3栋车棚口'],
    says: ['车堵住了出口', '车停在无障碍坡道上'],
    solved: ['联系车主挪走', '物业加了隔离桩'],
  },
  {
    leaf: '0303',
    weight: 4,
    at: 'building',
    says: ['有人从窗户拉线给电动车充电', '电动车推进电梯充电'],
    solved: ['已劝离，告知新充电棚位置', '住户收线，已教用充电桩'],
  },
  {
    leaf: '0406',
    weight: 3,
    at: ['中心花园', '5栋南侧'],
    says: ['树枝挡住二楼窗户', '草坪踩秃了一块'],
    solved: ['园林队已修剪', '已补种'],
  },
  {
    leaf: '0501',
    weight: 4,
    at: ['西门人行道', '7栋前台阶', '小广场'],
    says: ['地砖松动，老人容易绊倒', '台阶缺了一角'],
    solved: ['已重新铺砖', '台阶已修补'],
  },
  {
    leaf: '0506',
    weight: 3,
    at: ['地下车库入口', '南门路口'],
    says: ['一下雨就积水', '下水口堵了，水漫到路上'],
    solved: ['已疏通', '疏通后雨天看过，不再积水'],
  },
  {
    leaf: '0606',
    weight: 2,
    at: ['西门外', '菜场路口'],
    says: ['摊子占了人行道，轮椅过不去', '早市后一地菜叶'],
    solved: ['划了摊位线，早晚有人看', '摊主答应收摊时清扫'],
  },
  {
    leaf: '0608',
    weight: 3,
    at: ['小广场', '2栋楼下'],
    says: ['遛狗不牵绳', '草地上有狗粪没人清'],
    solved: ['已上门提醒', '加了拾便袋箱'],
  },
  {
    leaf: '0707',
    weight: 4,
    at: 'door',
    says: ['老人腿脚不便，想请人代缴医保', '请帮忙送一趟药'],
    solved: ['已代办，回执交给本人', '药已送到'],
  },
  {
    leaf: '0209',
    weight: 2,
    at: 'building',
    says: ['顶楼屋面渗水，几户都漏', '外墙砖有松动'],
    solved: ['动用维修资金，已做防水', '已加固'],
  },
  {
    leaf: '0604',
    weight: 2,
    at: ['北侧工地'],
    says: ['工地夜里还在浇筑', '渣土车扬尘大'],
    solved: ['施工方调整了作业时间', '已要求冲洗车辆'],
  },
  {
    leaf: '0203',
    weight: 3,
    at: 'building',
    says: ['高层水压小，热水器点不着', '早上停水没有通知'],
    solved: ['加压泵已修', '供水公司抢修后恢复'],
  },
  {
    leaf: '0902',
    weight: 4,
    at: 'door',
    says: ['高龄津贴怎么办', '居住证到期去哪里续', '孩子医保怎么参保'],
    solved: ['已说明材料和窗口', '已电话答复并短信发清单'],
  },
  {
    leaf: '0903',
    weight: 2,
    at: ['小广场'],
    says: ['希望多装两把长椅', '建议活动室周末也开门'],
    solved: ['已列入下季度计划', '从下月起周六开放'],
  },
]
