#compdef @PROGRAMS@
# zsh completion for @PROGRAMS@. What can stand next
# is for the programs to say, so nothing here names an option or a word.

local -a before lines plain keys
local line kind value what

before=("${(@Q)words[2,CURRENT-1]}")
before=("${(@)before/#\~\//$HOME/}")
lines=("${(@f)$(command ${~words[1]} --complete -- "${before[@]}" "${(Q)PREFIX}" 2>/dev/null)}")
kind=$lines[1]
if [[ $PREFIX == *=* ]]; then
    [[ $kind == words ]] && compset -P '*[=,]' || compset -P '*='
elif [[ $PREFIX == *,* && $kind == words ]]; then
    compset -P '*,'
fi
for line in "${(@)lines[2,-1]}"; do
    value=${${line%%$'\t'*}#${(Q)IPREFIX}}
    what=${line#*$'\t'}
    value=${value//:/\\:}
    if [[ $value == *= ]]; then
        keys+=("$value${what:+:$what}")
    else
        plain+=("$value${what:+:$what}")
    fi
done
(( $#plain )) && _describe -t words word plain
(( $#keys )) && _describe -t keys key keys -S ''
case $kind in
files) _files ;;
directories) _files -/ ;;
esac
