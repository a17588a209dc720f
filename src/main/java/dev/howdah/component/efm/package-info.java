/// Failover by EDB Failover Manager.
@NullMarked
package dev.howdah.component.efm;

import org.jspecify.annotations.NullMarked;
