# bash completion for @PROGRAMS@. What can stand next
# is for the programs to say, so nothing here names an option or a word. Needs nothing
# but bash: where bash-completion does not load it, source it from .bashrc.

# The words up to the cursor, put together again: readline parts them at = and : too.
_@PREFIX@upperback_words() {
    local rest=${COMP_LINE:0:COMP_POINT} blanks word i

    words=()
    for ((i = 0; i <= COMP_CWORD; i++)); do
        blanks=${rest%%[![:blank:]]*}
        rest=${rest#"$blanks"}
        word=${COMP_WORDS[i]}
        ((i < COMP_CWORD)) || word=$rest
        rest=${rest#"$word"}
        word=${word//[\\\'\"]/}
        if ((i == 0)) || [ -n "$blanks" ]; then
            words+=("${word/#\~\//$HOME/}")
        else
            words[${#words[@]} - 1]+=$word
        fi
    done
}

# File names after what stands before them in the word; a directory goes on.
_@PREFIX@upperback_files() {
    local name line

    while IFS= read -r name; do
        printf -v line %q "$name"
        [ ! -d "$name" ] || line+=/
        replies+=("$1$line")
    done < <(compgen "$2" -- "$3")
}

_@PREFIX@upperback() {
    local -a words replies=()
    local typed breaks= before= line kind=

    _@PREFIX@upperback_words
    typed=${words[${#words[@]} - 1]}
    while IFS= read -r line; do
        if [ -z "$kind" ]; then
            kind=$line
        else
            replies+=("${line%%$'\t'*}")
        fi
    done < <(command "${1/#\~\//$HOME/}" --complete -- "${words[@]:1}" 2>/dev/null)
    case $typed in
    --*=*) before=${typed%%=*}= ;;
    esac
    case $kind in
    files) _@PREFIX@upperback_files "$before" -f "${typed#"$before"}" ;;
    directories) _@PREFIX@upperback_files "$before" -d "${typed#"$before"}" ;;
    esac

    # readline replaces only what follows the last = or :
    [[ $COMP_WORDBREAKS != *=* ]] || breaks+==
    [[ $COMP_WORDBREAKS != *:* ]] || breaks+=:
    before=
    [ -z "$breaks" ] || before=${typed%"${typed##*[$breaks]}"}
    COMPREPLY=()
    for line in "${replies[@]}"; do
        COMPREPLY+=("${line#"$before"}")
    done
    case ${#COMPREPLY[@]}:${COMPREPLY[0]-} in
    1:*[=/]) compopt -o nospace 2>/dev/null ;;
    esac
}

complete -F _@PREFIX@upperback @PROGRAMS@
