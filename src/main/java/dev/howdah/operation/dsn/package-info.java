/// Connection strings for applications.
@NullMarked
package dev.howdah.operation.dsn;

import org.jspecify.annotations.NullMarked;
