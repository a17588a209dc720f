/// Changes of a cluster's config.yml by options, each in its place in the text.
@NullMarked
package dev.howdah.operation.reconfigure;

import org.jspecify.annotations.NullMarked;
