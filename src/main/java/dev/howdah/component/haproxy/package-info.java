/// HAProxy, and the service that tells it who is primary.
@NullMarked
package dev.howdah.component.haproxy;

import org.jspecify.annotations.NullMarked;
