/// Look, compare, plan, act, look again. Knows nothing of Postgres.
@NullMarked
package dev.howdah.engine;

import org.jspecify.annotations.NullMarked;
