/// The side that commands run on: scripts, connections, results, and how to ask several questions in one go.
@NullMarked
package dev.howdah.host;

import org.jspecify.annotations.NullMarked;
