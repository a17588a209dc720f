/// What every host needs before the database comes: packages, names, keys, locale, kernel parameters.
@NullMarked
package dev.howdah.component.system;

import org.jspecify.annotations.NullMarked;
