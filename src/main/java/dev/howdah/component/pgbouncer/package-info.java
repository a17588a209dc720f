/// PgBouncer, and what keeps it pointed at the primary.
@NullMarked
package dev.howdah.component.pgbouncer;

import org.jspecify.annotations.NullMarked;
