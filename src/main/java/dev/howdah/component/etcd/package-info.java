/// The store in which Patroni keeps who is leader.
@NullMarked
package dev.howdah.component.etcd;

import org.jspecify.annotations.NullMarked;
