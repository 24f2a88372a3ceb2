/**
 * Words that dictation and hasty fingers often get wrong (电提, 楼到灯, 漏税): where something that sounds like one of them
 * and shares a sign with it is written, it is read as the word. Only words whose sound is not another everyday word.
 */
export const heardWords =
  '电梯 漏水 楼道 下水道 燃气 泄漏 停电 停水 物业费 垃圾桶 消防通道 消防栓 灭火器 充电桩 着火 起火 门禁 路灯 化粪池 噪音 井盖 渗水 天花板 业委会 电动车 电瓶车 触电 跳闸 困人 晕倒 摔倒 走丢 家暴 离婚 麻将 广场舞 违建 车位 道闸 单元门 飞线 流浪 残疾证 居住证 医保 低保 房产证 维修 水管 阀门 堵塞 积水 油漆 蟑螂 老鼠 遛狗'.split(
    ' ',
  )
