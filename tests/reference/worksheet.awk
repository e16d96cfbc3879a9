# SPDX-License-Identifier: GPL-3.0-or-later
#
# Computes a score again from what `kscore-cli explain --worksheet` printed, and from nothing else.
# Independent of the program: written from the model's specification and worksheet-format.md.
# POSIX awk (mawk too).  Exit 0 when everything agrees.

function ln1p(x,   u) {
  u = 1 + x
  return u == 1 ? x : log(u) * x / (u - 1)
}

function gain(points) {
  return C["gain.scale"] * ln1p(points / C["gain.scale"])
}

function curve(name, x,   value) {
  value = ln1p(x / C["curve." name ".x1"]) / ln1p(C["curve." name ".xm"] / C["curve." name ".x1"])
  return value > 1 ? 1 : value
}

# Days since 1970-01-01 of "2026-10-31".
function day_number(text,   part, y, m, era, yoe, doy) {
  split(text, part, "-")
  y = part[1] + 0; m = part[2] + 0
  if (m <= 2) y--
  era = int(y / 400)
  yoe = y - era * 400
  doy = int((153 * (m + (m > 2 ? -3 : 9)) + 2) / 5) + part[3] - 1
  return era * 146097 + yoe * 365 + int(yoe / 4) - int(yoe / 100) + doy - 719468
}

# Monday is 0; 1970-01-01 was a Thursday.
function weekday(day) {
  return ((day + 3) % 7 + 7) % 7
}

function complain(text) {
  print "line " NR ": " text
  wrong++
}

function agrees(printed, own, what,   off) {
  if (printed == "-" || printed == "") {
    complain(what " is not told, but it is " own)
    return
  }
  off = printed - own
  if (off < 0) off = -off
  if (off > 1e-6 * (own < 0 ? -own : own) + 1e-9)
    complain(what " is printed as " printed ", but it is " own)
}

# Reads the key=value words from the first-th on into V, their names into K[1..n].
function read_values(first,   i, at) {
  split("", V); split("", K)
  n_keys = 0
  for (i = first; i <= NF; i++) {
    at = index($i, "=")
    if (at == 0) {
      complain("\"" $i "\" is not key=value")
      continue
    }
    K[++n_keys] = substr($i, 1, at - 1)
    V[K[n_keys]] = substr($i, at + 1)
  }
}

# The sum over the kinds named on this line of number times points of the table.
function points_of(table,   i, sum) {
  sum = 0
  for (i = 1; i <= n_keys; i++)
    if ((table "." K[i]) in C) sum += V[K[i]] * C[table "." K[i]]
  return sum
}

function weight_of_followers(followers,   value) {
  if (followers == "-") return C["rho.unknown"]
  value = C["rho.base"] + C["rho.slope"] * log(1 + followers) / log(10)
  if (value < C["rho.low"]) return C["rho.low"]
  return value > C["rho.high"] ? C["rho.high"] : value
}

BEGIN { CONVFMT = OFMT = "%.12g"; response = 0; recognition = 0; audience = 0; wrong = 0 }

/^#/ || NF == 0 { next }
!started {
  if ($1 != "worksheet" || $2 != 1) {
    print "this is not a worksheet of format 1"
    bad_format = 1
    exit 1
  }
  started = 1
  next
}

$1 == "model" { next }
$1 == "day" { day = day_number($2); next }

# Constants
$1 == "curve" {
  read_values(3)
  for (i = 1; i <= n_keys; i++) C["curve." $2 "." K[i]] = V[K[i]] + 0
  next
}
$1 ~ /^(gain|rho|weeks|points|marks)$/ || $1 == "anonymous" && $2 ~ /^factor=/ {
  read_values(2)
  for (i = 1; i <= n_keys; i++) C[$1 "." K[i]] = V[K[i]] + 0
  next
}

# Response
$1 == "account" {
  read_values(3)
  accounts[$2] = 1
  known[$2] = V["known"] == "yes"
  rate[$2] = V["rate"]
  if (!known[$2]) {
    if (V["end"] != "-" && day - day_number(V["end"]) <= C["weeks.frozen"])
      complain("account " $2 " ends within the weeks that count and is not known")
    next
  }
  end[$2] = day_number(V["end"])
  if (end[$2] > day || day - end[$2] > C["weeks.frozen"])
    complain("account " $2 " ends on " V["end"])
  n_taken[$2] = V["n"]; covered[$2] = V["covered"]
  printed_sum[$2] = V["S"]; printed_response[$2] = V["R"]
  next
}
# Days on which the account's reactions are completely known; several lines may overlap.
$1 == "coverage" {
  read_values(3)
  span_account[++n_spans] = $2
  span_from[n_spans] = V["from"] == "-" ? -999999 : day_number(V["from"])
  span_to[n_spans] = day_number(V["to"])
  next
}
$1 == "week" {
  read_values(4)
  key = $2 SUBSEP $3
  if (key in week_account) complain("the week of " $3 " is there twice")
  week_account[key] = $2
  monday[key] = day_number($3)
  if (weekday(monday[key]) != 0) complain($3 " is not a Monday")
  back[key] = V["back"] + 0; fade[key] = V["f"]; printed_R[key] = V["R"]; printed_s[key] = V["s"]
  taken[key] = V["taken"] == "yes"; whole[key] = V["covered"] == "yes"
  week_line[key] = NR
  next
}
$1 == "person" {
  read_values(5)
  agrees(V["points"], points_of("points"), "points of " $4)
  agrees(V["rho"], weight_of_followers(V["followers"]), "rho of " $4)
  own = weight_of_followers(V["followers"]) * V["tau"] * gain(points_of("points"))
  agrees(V["weight"], own, "weight of " $4)
  if (($2, $3, $4) in seen) complain($4 " is there twice in the week of " $3)
  seen[$2, $3, $4] = 1
  sum_R[$2, $3] += own
  next
}
$1 == "anonymous" {
  read_values(5)
  own = V["count"] * C["anonymous.factor"] * gain(C["points." $4])
  agrees(V["weight"], own, "weight of unknown people")
  sum_R[$2, $3] += own
  next
}

# Recognition
$1 == "maker" {
  read_values(3)
  agrees(V["points"], points_of("marks"), "points of " $2)
  own = V["tau"] * gain(points_of("marks"))
  agrees(V["weight"], own, "weight of " $2)
  recognition += own
  next
}
$1 == "domain" {
  read_values(3)
  pages = V["pages"] + 0
  if (pages > C["marks.pages"]) pages = C["marks.pages"]
  own = gain(C["marks.linking-page"] * pages)
  agrees(V["weight"], own, "weight of " $2)
  recognition += own
  next
}
$1 == "reputation" || $1 == "karma" {
  read_values(2)
  own = V["value"] / C["marks." $1]
  agrees(V["weight"], own, $1)
  recognition += own
  next
}
$1 == "wikipedia" {
  read_values(2)
  own = V["articles"] * C["marks.wikipedia"] + V["backlinks"] * C["marks.backlink"]
  agrees(V["weight"], own, $1)
  recognition += own
  next
}
$1 == "unmade" {
  read_values(3)
  own = V["count"] * C["anonymous.factor"] * gain(C["marks." $2])
  agrees(V["weight"], own, "weight of unknown makers")
  recognition += own
  next
}

# Audience
$1 == "audience" {
  read_values(3)
  if (day_number(V["day"]) > day && V["estimated"] != "yes")
    complain("the audience is of a later day")
  audience += V["followers"]
  next
}

$1 == "component" {
  read_values(3)
  told[$2] = V["known"] == "yes"
  printed_value[$2] = V["value"]
  printed_points[$2] = V["points"]
  next
}
$1 == "score" { printed_score = $2; has_score = 1; next }
{ complain("\"" $1 "\" is not a word of the format") }

# Finds which days count for an account: is_covered, up to four years back, and begin, where the
# stretch without a hole as long as "frozen" begins. Returns how many weeks of it are whole.
function read_coverage(name,   i, at, first, hole, whole, monday_at, in_week) {
  first = end[name] - 1500
  split("", is_covered)
  for (i = 1; i <= n_spans; i++) {
    if (span_account[i] != name) continue
    at = span_from[i] < first ? first : span_from[i]
    for (; at <= span_to[i] && at <= end[name]; at++) is_covered[at] = 1
  }
  if (!(end[name] in is_covered)) complain("the last day of " name " is not covered")
  begin = end[name]
  hole = 0
  for (at = end[name]; at >= first && hole <= C["weeks.frozen"]; at--)
    if (at in is_covered) { hole = 0; begin = at } else hole++
  whole = 0
  for (monday_at = end[name] - weekday(end[name]) - 7; monday_at >= begin; monday_at -= 7) {
    in_week = 0
    for (i = 0; i < 7; i++) in_week += (monday_at + i) in is_covered
    whole += in_week == 7
  }
  return whole > C["weeks.complete"] ? C["weeks.complete"] : whole
}

# A week's age is counted in covered days: time stands still where nothing is known, of all holes
# together for no longer than "frozen". Without holes this is the calendar.
function age_of(name, sunday,   at, age, holes) {
  age = 0
  for (at = sunday + 1; at <= end[name]; at++) age += at in is_covered
  holes = end[name] - sunday - age
  return holes > C["weeks.frozen"] ? age + holes - C["weeks.frozen"] : age
}

# R of one account from its weeks.
function account_response(name,   key, list, n, i, j, k, f, swap, sum, elapsed, n_covered) {
  n = 0; sum = 0
  elapsed = weekday(end[name]) + 1
  NR = 0
  n_covered = read_coverage(name)
  for (key in week_account) {
    if (week_account[key] != name) continue
    NR = week_line[key]
    if (end[name] - elapsed + 1 - 7 * back[key] != monday[key])
      complain("this week is not " back[key] " weeks back")
    k = age_of(name, monday[key] + 6) - 7 * C["weeks.complete"]
    f = back[key] == 0 || k <= 0 ? 1 : 1 - k / (7 * C["weeks.fading"])
    if (f < 0) f = 0
    agrees(fade[key], f, "f")
    agrees(printed_R[key], sum_R[key] + 0, "R of the week")
    s[key] = f * sqrt(sum_R[key])
    agrees(printed_s[key], s[key], "s")
    k = 0
    for (i = 0; i < 7; i++) k += (monday[key] + i) in is_covered
    if (whole[key] != (back[key] > 0 && k == 7))
      complain("of this week " k " days are covered")
    list[++n] = key
  }
  NR = 0
  agrees(covered[name], n_covered, "covered weeks of " name)
  k = n_covered
  if (k < C["weeks.least"]) k = C["weeks.least"]
  if (k > C["weeks.most"]) k = C["weeks.most"]
  agrees(n_taken[name], k, "n of " name)
  for (i = 1; i <= n; i++)
    for (j = i + 1; j <= n; j++)
      if (s[list[j]] > s[list[i]] || s[list[j]] == s[list[i]] && back[list[j]] < back[list[i]]) {
        swap = list[i]; list[i] = list[j]; list[j] = swap
      }
  for (i = 1; i <= n; i++) {
    NR = week_line[list[i]]
    if (i <= k) sum += s[list[i]]
    # Equal weeks may change places by rounding; only a wrong value is a mistake.
    if (taken[list[i]] != (i <= k) && s[list[i]] - s[list[k < n ? k : n]] != 0)
      complain("this week is " (taken[list[i]] ? "" : "not ") "taken")
  }
  NR = 0
  agrees(printed_sum[name], sum, "S of " name)
  agrees(printed_response[name], C["weeks.complete"] * (sum / k) ^ 2, "R of " name)
  return C["weeks.complete"] * (sum / k) ^ 2
}

function component(name, value, can_know,   own) {
  if (!told[name]) {
    if (printed_points[name] != "-") complain(name " is not known and has points")
    return 0
  }
  if (!can_know) complain(name " is known, but nothing tells it")
  own = 99 * C["curve." name ".weight"] * curve(name, value)
  agrees(printed_value[name], value, "value of " name)
  agrees(printed_points[name], own, "points of " name)
  return own
}

END {
  if (bad_format) exit 1
  if (!has_score) { print "the worksheet has no score: it is not whole"; exit 1 }
  any = 0
  for (name in accounts)
    if (known[name]) { any = 1; response += rate[name] * account_response(name) }
  NR = 0
  for (key in sum_R)
    if (!(key in week_account)) {
      split(key, part, SUBSEP)
      complain("reactions in the week of " part[2] ", which is not there")
    }
  p1 = component("response", response, any)
  p2 = component("recognition", recognition, 1)
  p3 = component("audience", audience, 1)
  total = 1 + p1 + p2 + p3
  if (!told["response"] && !told["recognition"] && !told["audience"]) {
    if (printed_score != "-") complain("there is a score although nothing is known")
    print "score -"
  } else {
    off = printed_score - total
    if (printed_score == "-" || off > 0.005 || off < -0.005)
      complain("the score is printed as " printed_score)
    printf "score %.9f response %.9f recognition %.9f audience %.9f\n", total, p1, p2, p3
  }
  exit wrong > 0
}
