/// Measurements that are run by hand; no tests.
@NullMarked
package dev.howdah.bench;

import org.jspecify.annotations.NullMarked;
