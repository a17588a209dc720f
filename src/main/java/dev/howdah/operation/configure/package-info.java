/// The use case of `configure`: options to the directory of a new cluster, one class per topic and one per platform.
@NullMarked
package dev.howdah.operation.configure;

import org.jspecify.annotations.NullMarked;
