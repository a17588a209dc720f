/// What config.yml describes: clusters, instances, locations, roles and typed settings. Immutable, no input or output.
@NullMarked
package dev.howdah.model;

import org.jspecify.annotations.NullMarked;
