#!/usr/bin/env bats
# once: thousands of runs; what they run is run under sanitizers by the other nudge files.
#
# nudge's times where the clock changes, held against zoneinfo, croniter and icalendar; the
# whole proof is make times.

load helper

@test "a case of each of eight zones: preview, cron, polling and calendar agree" {
    run /usr/bin/python3 "$ROOT/tests/times.py" --sample 8
    status_is 0
    [[ $output == "8 cases in 8 zones, "*": as it should be" ]]
}
