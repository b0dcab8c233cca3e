/* What the build decides. */
#ifndef BASE_BUILD_H
#define BASE_BUILD_H

/* The version that --version prints. */
extern const char build_version[];

/* The shipped content directory: the tree's for bin/, DATADIR's once installed. */
extern const char build_content[];

/* What the programs are called once installed: make install PROGRAM_PREFIX=ub- puts that
 * before every name. Whatever speaks of a program as a command uses these; the kinds of
 * documents, and the words plan and report as such, keep theirs. */
#ifndef UPPERBACK_PREFIX
#define UPPERBACK_PREFIX ""
#endif
#define PROGRAM_TRIAGE UPPERBACK_PREFIX "triage"
#define PROGRAM_PLAN UPPERBACK_PREFIX "plan"
#define PROGRAM_LOG UPPERBACK_PREFIX "log"
#define PROGRAM_REPORT UPPERBACK_PREFIX "report"
#define PROGRAM_NUDGE UPPERBACK_PREFIX "nudge"

#endif
