# fish completion for @PROGRAMS@. What can stand next is for the program to say, so
# nothing here names an option or a word.

function __@PREFIX@upperback_complete
    set -l words (commandline -opc | string replace -r '^~/' "$HOME/")
    set -l typed (commandline -ct)
    set -l lines (command $words[1] --complete -- $words[2..-1] "$typed" 2>/dev/null)
    set -l before (string match -r -- '^--[^=]*=' "$typed")
    set -l rest (string replace -r -- '^--[^=]*=' '' "$typed")

    switch "$lines[1]"
        case files
            printf "$before%s\n" (__fish_complete_path "$rest")
        case directories
            printf "$before%s\n" (__fish_complete_directories "$rest" '')
    end
    printf '%s\n' $lines[2..-1]
end

complete -c @PROGRAMS@ -f -a '(__@PREFIX@upperback_complete)'
