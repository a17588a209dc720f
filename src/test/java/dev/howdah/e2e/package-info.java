/// Real clusters in containers, driven through the command line and judged by asking Postgres, Barman and repmgr
/// themselves, never by what Howdah says of them.
@NullMarked
package dev.howdah.e2e;

import org.jspecify.annotations.NullMarked;
