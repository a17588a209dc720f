/// Passwords, keys and certificates: made once, kept encrypted in the cluster's directory, never printed.
@NullMarked
package dev.howdah.secret;

import org.jspecify.annotations.NullMarked;
