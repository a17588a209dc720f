/// Postgres itself: data directory, configuration, service, roles and databases; replicas cloned from their upstream.
@NullMarked
package dev.howdah.component.postgres;

import org.jspecify.annotations.NullMarked;
