-- Nobody reads it (lists order by what they show, search reads the roll), every new person paid for it, and it was a trap:
-- on a small table the look-up of a foreign key may be planned to go through it, past everybody of the community.
drop index persons_by_pinyin;
