/// Failover by Patroni, with etcd as the store of who is leader.
@NullMarked
package dev.howdah.component.patroni;

import org.jspecify.annotations.NullMarked;
