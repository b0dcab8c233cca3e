# awk -v lines=N -v years=Y -f bench-diary.awk: a diary of N lines spread evenly over Y years
# from 2016 on, 70 % of them pain; about 78 bytes a line. The same N gives the same diary.
BEGIN {
    srand(7)
    places = split("between-shoulder-blades under-shoulder-blade along-the-spine neck shoulder ribs", place, " ")
    sides = split("left right both middle", side, " ")
    triggers = split("desk-work phone-texting driving stress lifting poor-sleep", trigger, " ")
    exercises = split("cat-cow open-book wall-slide chin-tuck-wall thread-the-needle", exercise, " ")
    split("31 28 31 30 31 30 31 31 30 31 30 31", length_of, " ")
    year = 2016
    month = 1
    day = 0
    if (years == 0)
        years = 10
    for (i = 0; i < lines; i++) {
        second = i * (years * 365 * 86400 / lines)
        for (; passed <= int(second / 86400); passed++)
            next_day()
        second = int(second % 86400)
        printf "%04d-%02d-%02dT%02d:%02d:%02d+01:00\t%s\n", year, month, day, second / 3600, second / 60 % 60, second % 60, entry(rand())
    }
}
function next_day() {
    if (++day > length_of[month] + (month == 2 && year % 4 == 0)) {
        day = 1
        if (++month > 12) {
            month = 1
            year++
        }
    }
}
function entry(chance) {
    if (chance < 0.70)
        return sprintf("pain\t%d\tlocation=%s\tside=%s%s", rand() * 11, place[1 + int(rand() * places)],
            side[1 + int(rand() * sides)], rand() < 0.4 ? "\ttrigger=" trigger[1 + int(rand() * triggers)] : "")
    if (chance < 0.78)
        return sprintf("did\t%s\tsets=1\treps=10\tbefore=%d\tpain=%d\tafter=%d",
            exercise[1 + int(rand() * exercises)], rand() * 5, rand() * 7, rand() * 6)
    if (chance < 0.83)
        return sprintf("slept\t%d.5\tposition=side\twoke=%d", rand() * 9, rand() * 3)
    if (chance < 0.88)
        return sprintf("walked\t%d\tminutes=%d", rand() * 12000, 10 + rand() * 90)
    if (chance < 0.92)
        return "took\tibuprofen\tmg=400"
    if (chance < 0.96)
        return "used\theat\tminutes=15\tnote=with the radio on, caf\303\251 after"
    return "note\tsat for a long time today without getting up at all"
}
