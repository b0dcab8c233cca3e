# Gives the programs of a manual page the names that they are installed under: in .Nm,
# .Xr and .Dt, and where a command is shown. The kinds of documents, which bear the same
# words (a plan, a report), keep theirs, and so does what zsh calls log (.Ic).
#
#     awk -v prefix=ub- -v programs='triage plan log report nudge' -f rename.awk PAGE
BEGIN {
    count = split(programs, list, " ")
    for (i = 1; i <= count; i++)
        known[list[i]] = 1
    starters = "^(\\||&&|\\|\\||\\$|!|if|then|do|while|exec|\\*)$"
}

# Whether the word is a program's name: nothing else is called triage; others are
# commands where one begins, or where an option follows.
function is_command(bare, word, begins, rest) {
    if (!(bare in known))
        return 0
    return begins || bare == "triage" || rest ~ /^ (-|\\-)/ || word ~ /\$\(|#\(/
}

function rename(text, begins,    out, word, bare, gap) {
    out = ""
    while (match(text, /[^ ]+/)) {
        gap = substr(text, 1, RSTART - 1)
        word = substr(text, RSTART, RLENGTH)
        text = substr(text, RSTART + RLENGTH)
        bare = word
        sub(/^.*([$#]\(|\/bin\/)/, "", bare)
        sub(/[;:,.)]+$/, "", bare)
        if (is_command(bare, word, begins, text))
            sub(bare, prefix bare, word)
        begins = word ~ starters || word ~ /;$/ || word ~ /^[A-Z_]+=/
        out = out gap word
    }
    return out text
}

# Every Xr NAME 1 of a macro line.
function cross(line,    name) {
    for (name in known)
        gsub("Xr " name " 1", "Xr " prefix name " 1", line)
    return line
}

prefix == "" || /^\.\\"/ || /^\.Ic / { print; next }
/^\.Bd -literal/ { literal = 1 }
/^\.Ed/ { literal = 0 }
$1 == ".Dt" && tolower($2) in known { $2 = toupper(prefix) $2; print; next }
$1 == ".Nm" && $2 in known { $2 = prefix $2; print; next }
match($0, /^\.(Pq |No )?(Ql|Dl) /) {
    print substr($0, 1, RLENGTH) rename(substr($0, RLENGTH + 1), 1)
    next
}
/^\.(Sh|Ss|Pa|Cm|It Cm|Fl) / { print; next }
/^\./ { print rename(cross($0), 0); next }
{ print rename($0, literal || /^[a-z]+: </) }
