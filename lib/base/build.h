/* What the build decides. */
#ifndef BASE_BUILD_H
#define BASE_BUILD_H

/* The version that --version prints. */
extern const char build_version[];

/* The shipped content directory: the tree's for bin/, DATADIR's once installed. */
extern const char build_content[];

#endif
