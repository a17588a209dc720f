/// The live truth: who is primary, who streams from whom, and where the failover manager sees it otherwise.
@NullMarked
package dev.howdah.topology;

import org.jspecify.annotations.NullMarked;
