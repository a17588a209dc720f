/// Replication and failover by repmgr.
@NullMarked
package dev.howdah.component.repmgr;

import org.jspecify.annotations.NullMarked;
