/// Standards of security: what they ask of a cluster, for those who configure one and for those who check one.
@NullMarked
package dev.howdah.operation.compliance;

import org.jspecify.annotations.NullMarked;
